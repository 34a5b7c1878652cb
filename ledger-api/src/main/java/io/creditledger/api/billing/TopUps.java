package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.customer.CustomerCommand.RemoveTopUp;
import io.creditledger.core.customer.CustomerCommand.SetTopUp;
import io.creditledger.core.customer.CustomerEvent.TopUpSet;
import io.creditledger.core.customer.Lifetime;
import io.creditledger.core.customer.TopUpTerms;
import io.creditledger.core.money.UnitCost;
import io.creditledger.projections.customer.CustomerQueries;
import io.creditledger.projections.customer.CustomerView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Sets, lists and removes a customer's top-ups. */
final class TopUps {
    /** How far back a top-up may begin. */
    private static final Duration BACK = Duration.ofDays(10);

    private static final Map<String, Lifetime.Unit> UNITS =
            Map.of("day", Lifetime.Unit.DAY, "month", Lifetime.Unit.MONTH);

    private final CustomerQueries customers;
    private final Writes writes;
    private final Reads reads;
    private final Stamps stamps;

    TopUps(CustomerQueries customers, Writes writes, Reads reads, Stamps stamps) {
        this.customers = customers;
        this.writes = writes;
        this.reads = reads;
        this.stamps = stamps;
    }

    ResponseEntity<TopUpBody> set(Call call, CustomerView customer, Fields fields) {
        Instant now = stamps.now();
        TopUpTerms terms = terms(customer, fields, now);
        SetTopUp command = new SetTopUp(customer.id(), stamps.id(), now, terms);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        TopUpSet set = (TopUpSet) outcome.events().getFirst().event();
        return Answers.written(201, outcome, TopUpBody.of(set.id(), set.terms()));
    }

    BillingPage<TopUpBody> list(Call call, CustomerView customer, int limit, @Nullable String cursor) {
        Limits.checked(limit, BillingPage.MAX_LIMIT);
        Long before = Cursor.number(cursor);
        reads.await(call, Views.CUSTOMER, customer.id().stream());
        return BillingPage.of(
                customers.topUps(customer.id(), before, limit + 1),
                limit,
                view -> TopUpBody.of(view.topUp(), view.terms()),
                view -> Long.toString(view.position()));
    }

    ResponseEntity<Void> remove(Call call, CustomerView customer, String topUp) {
        UUID id = Customers.uuid(topUp);
        if (id == null) {
            throw Problem.unknown("TopUp", topUp);
        }
        return Answers.written(
                writes.accepted(call, new RemoveTopUp(customer.id(), stamps.id(), stamps.now(), id), null));
    }

    private static TopUpTerms terms(CustomerView customer, Fields fields, Instant now) {
        ZoneId zone = ZoneId.of(customer.profile().timezone());
        Instant activeFrom = Dates.optional(fields, "active_from", zone);
        if (activeFrom != null && activeFrom.isBefore(now.minus(BACK))) {
            fields.error("active_from", "is more than " + BACK.toDays() + " days ago.", "datetime_range");
        }
        UnitCost cost = fields.optionalUnitCost("per_unit_cost_basis");
        if (cost == null && !fields.has("per_unit_cost_basis")) {
            fields.error("per_unit_cost_basis", "is required.", "missing");
        }
        if (!fields.has("invoice_settings")) {
            fields.error("invoice_settings", "is required.", "missing");
        }
        String unit = fields.text("currency", 64);
        TopUpTerms terms = new TopUpTerms(
                unit,
                fields.credits("amount"),
                fields.credits("threshold"),
                Objects.requireNonNullElse(cost, UnitCost.ZERO),
                activeFrom,
                lifetime(fields),
                InvoiceSettings.topUp(fields));
        fields.done();
        Customers.account(customer, unit, List.of("body", "currency"));
        return terms;
    }

    private static @Nullable Lifetime lifetime(Fields fields) {
        Long count = fields.optionalWhole("expires_after", 1, 36_500);
        Lifetime.Unit unit = fields.optionalChoice("expires_after_unit", UNITS);
        if (fields.has("expires_after") != fields.has("expires_after_unit")) {
            fields.error("expires_after_unit", "and expires_after go together.", "both");
        }
        return count == null || unit == null ? null : new Lifetime(count.intValue(), unit);
    }
}
