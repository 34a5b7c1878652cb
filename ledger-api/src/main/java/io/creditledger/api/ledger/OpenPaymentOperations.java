package io.creditledger.api.ledger;

import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.payment.Sales;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.projections.payment.OpenState;
import io.creditledger.projections.payment.PaymentQueries;
import io.creditledger.projections.payment.PaymentView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Payments that are not at their end: money that may still come, and money that nobody has redeemed. */
@RestController
@RequestMapping("/api/ledger/v1/payments")
@Tag(name = "Payments")
public class OpenPaymentOperations {
    private final PaymentQueries payments;
    private final Reads reads;
    private final Sales sales;

    public OpenPaymentOperations(PaymentQueries payments, Reads reads, Sales sales) {
        this.payments = payments;
        this.reads = reads;
        this.sales = sales;
    }

    @Operation(
            operationId = "listOpenPayments",
            summary = "List payments that are not at their end, newest first: 'waiting' for money, or 'unredeemed'")
    @Needs(Scope.READ)
    @GetMapping
    public Page<PaymentBody> list(
            Call call,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Limits.checked(limit, Limits.MAX_PAGE);
        Set<OpenState> states = states(state);
        reads.await(Views.PAYMENT, sales.head().getAsLong());
        List<PaymentView> rows = payments.open(call.tenant(), states, Cursor.number(cursor), limit + 1);
        return Page.of(rows, limit, PaymentBody::of, row -> Long.toString(row.createdPosition()));
    }

    private static Set<OpenState> states(@Nullable String state) {
        return switch (Objects.requireNonNullElse(state, "")) {
            case "" -> EnumSet.allOf(OpenState.class);
            case "waiting" -> EnumSet.of(OpenState.WAITING);
            case "unredeemed" -> EnumSet.of(OpenState.UNREDEEMED);
            default ->
                throw Problem.invalid(List.of("query", "state"), "'state' must be waiting or unredeemed.", "enum");
        };
    }
}
