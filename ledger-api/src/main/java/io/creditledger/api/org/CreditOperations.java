package io.creditledger.api.org;

import io.creditledger.api.body.Times;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.payment.Receipts;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.refill.Refill;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.standing.StandingQueries;
import io.creditledger.projections.transaction.TransactionFilter;
import io.creditledger.projections.transaction.TransactionQueries;
import io.creditledger.projections.transaction.TransactionView;
import io.creditledger.projections.usage.UsageQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credits of an organization: balance, transactions, usage. */
@RestController
@RequestMapping("/api/v1/org/{org}/credits")
@Tag(name = "Organization credits")
public class CreditOperations {
    private static final int MAX_TRANSACTIONS = 100;

    private final Reads reads;
    private final Stamps stamps;
    private final Organizations organizations;
    private final TransactionQueries transactions;
    private final UsageQueries usage;
    private final StandingQueries standing;
    private final Receipts receipts;
    private final ClientVersions versions;

    public CreditOperations(
            Reads reads,
            Stamps stamps,
            Organizations organizations,
            TransactionQueries transactions,
            UsageQueries usage,
            StandingQueries standing,
            Receipts receipts,
            ClientVersions versions) {
        this.reads = reads;
        this.stamps = stamps;
        this.organizations = organizations;
        this.transactions = transactions;
        this.usage = usage;
        this.standing = standing;
        this.receipts = receipts;
        this.versions = versions;
    }

    @Operation(operationId = "get_credit_balance", summary = "Get credit balance")
    @Needs(Scope.READ)
    @GetMapping
    public CreditBalanceResponse balance(
            Call call,
            @PathVariable String org,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        AccountView account = organizations.known(call, org);
        reads.await(call, Views.STANDING, Refill.stream(account.account()));
        return CreditBalanceResponse.of(account, standing.refillsAutomatically(account.account()));
    }

    @Operation(
            operationId = "list_credit_transactions",
            summary = "List recent credit transactions for the organization, newest first")
    @Needs(Scope.READ)
    @GetMapping("/transactions")
    public List<CreditTransactionResponse> transactions(
            Call call,
            @PathVariable String org,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(name = "transaction_type", required = false) @Nullable List<String> types,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        Limits.checked(limit, MAX_TRANSACTIONS);
        TransactionFilter filter = filter(types);
        AccountId account = organizations.account(call, org);
        reads.await(call, Views.TRANSACTION, account);
        List<TransactionView> lines = transactions.list(account, filter, limit);
        Set<UUID> paid = receipts.known(account, lines);
        return lines.stream()
                .map(line -> CreditTransactionResponse.of(
                        line, paid.contains(line.event().id())))
                .toList();
    }

    @Operation(
            operationId = "get_usage_breakdown",
            summary = "Credits used by category, from the first of the month until now unless dates are given")
    @Needs(Scope.READ)
    @GetMapping("/usage")
    public UsageBreakdownResponse usage(
            Call call,
            @PathVariable String org,
            @RequestParam(name = "start_date", required = false) @Nullable String startDate,
            @RequestParam(name = "end_date", required = false) @Nullable String endDate,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        Instant now = stamps.now();
        Instant month = now.atOffset(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
        Instant from = date("start_date", startDate, month);
        Instant to = date("end_date", endDate, now);
        if (to.isBefore(from)) {
            throw Problem.invalid(List.of("query", "end_date"), "'end_date' is before 'start_date'.", "date_range");
        }
        AccountId account = organizations.account(call, org);
        reads.await(call, Views.USAGE, account);
        return UsageBreakdownResponse.of(usage.between(account, from, to));
    }

    private static TransactionFilter filter(@Nullable List<String> types) {
        if (types == null) {
            return TransactionFilter.ALL;
        }
        List<TransactionFilter.Pattern> patterns = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            TransactionType type = TransactionType.named(types.get(i));
            if (type == null) {
                throw Problem.invalid(
                        List.of("query", "transaction_type", i),
                        "'" + types.get(i) + "' is no transaction type.",
                        "enum");
            }
            patterns.addAll(type.patterns());
        }
        return new TransactionFilter(patterns, null);
    }

    private static Instant date(String name, @Nullable String text, Instant standard) {
        try {
            return text == null ? standard : Times.parse(text);
        } catch (DateTimeParseException e) {
            throw Problem.invalid(List.of("query", name), "'" + name + "' is no date-time.", "datetime_parsing");
        }
    }
}
