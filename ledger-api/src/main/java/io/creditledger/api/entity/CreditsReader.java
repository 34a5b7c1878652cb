package io.creditledger.api.entity;

import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Entities;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.payment.Renewals;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.renewal.Renewal.Running;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.balance.BalanceQueries;
import io.creditledger.projections.transaction.EntryType;
import io.creditledger.projections.transaction.TransactionFilter;
import io.creditledger.projections.transaction.TransactionFilter.Pattern;
import io.creditledger.projections.transaction.TransactionQueries;
import io.creditledger.projections.transaction.TransactionView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what an entity or one of its users has. */
public final class CreditsReader {
    private static final int MAX_HISTORY = 1_000;
    private static final List<Pattern> BOUGHT = List.of(new Pattern(EntryType.PURCHASE, null, List.of()));
    private static final List<Pattern> INCOMING =
            List.of(BOUGHT.getFirst(), new Pattern(EntryType.GRANT, null, List.of()));

    private final Entities entities;
    private final Accounts accounts;
    private final BalanceQueries balances;
    private final TransactionQueries transactions;
    private final Reads reads;
    private final Renewals renewals;
    private final Stamps stamps;

    public CreditsReader(
            Entities entities,
            Accounts accounts,
            BalanceQueries balances,
            TransactionQueries transactions,
            Reads reads,
            Renewals renewals,
            Stamps stamps) {
        this.entities = entities;
        this.accounts = accounts;
        this.balances = balances;
        this.transactions = transactions;
        this.reads = reads;
        this.renewals = renewals;
        this.stamps = stamps;
    }

    /** What the entity itself has. */
    CreditsMapping ofEntity(Call call, String entity) {
        AccountView view = entities.known(call, entity);
        return mapping(call, entity, null, Optional.of(view));
    }

    /** What a user has; users are known to the entity, not to us, so one without credits simply has none. */
    CreditsMapping ofUser(Call call, String entity, AccountId account, String user) {
        entities.known(call, entity);
        return mapping(call, entity, user, accounts.find(call, account));
    }

    private CreditsMapping mapping(Call call, String entity, @Nullable String user, Optional<AccountView> view) {
        if (view.isEmpty()) {
            return new CreditsMapping(entity, user, BigDecimal.ZERO, BigDecimal.ZERO, "", List.of());
        }
        AccountId account = view.get().account();
        reads.await(call, Views.TRANSACTION, account);
        List<TransactionView> lines = newest(account, INCOMING);
        List<HistoryRow> rows = lines.stream()
                .flatMap(line -> HistoryRow.of(line, user == null ? entity : null))
                .limit(MAX_HISTORY)
                .toList();
        CreditsPurchased latest = latest(lines);
        if (latest == null && lines.size() == MAX_HISTORY) {
            latest = latest(newest(account, BOUGHT)); // what is given may hide what was bought before
        }
        String tier = currentTier(account, latest);
        BigDecimal bought = balances.bought(account).value();
        return new CreditsMapping(entity, user, view.get().available().value(), bought, tier, rows);
    }

    private List<TransactionView> newest(AccountId account, List<Pattern> patterns) {
        return transactions.list(account, new TransactionFilter(patterns, null), MAX_HISTORY);
    }

    /** A recurring tier as long as what was paid lasts, whatever is bought besides; otherwise the tier bought last. */
    private String currentTier(AccountId account, @Nullable CreditsPurchased latest) {
        String offer = latest == null ? null : latest.offer();
        if (latest == null || offer == null || !(renewals.renewal(account) instanceof Running renewal)) {
            return Objects.requireNonNullElse(offer, "");
        }
        String recurring = Objects.requireNonNullElse(renewal.plan().purpose().offer(), "");
        Instant paidUntil = renewal.plan().periods().begin(renewal.period());
        if (renewal.stopped() == null || stamps.now().isBefore(paidUntil)) {
            return recurring;
        }
        return offer.equals(recurring) && latest.at().isBefore(paidUntil) ? "" : offer;
    }

    private static @Nullable CreditsPurchased latest(List<TransactionView> lines) {
        for (TransactionView line : lines) {
            if (line.event() instanceof CreditsPurchased purchase && purchase.offer() != null) {
                return purchase;
            }
        }
        return null;
    }
}
