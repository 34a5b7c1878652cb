package io.creditledger.projections.history;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvent.AccountOpened;
import io.creditledger.core.account.AccountEvolution;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Block;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.eventstore.StoredEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.balance.AccountView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an account had at any position or time: its events folded up to there. Needs no view.
 *
 * <p>Folding begins at the account's first event, so an answer takes as long as the account was old then. Only the
 * newest snapshot of an account is kept, and it is later than nearly every past that is asked for, so it would not
 * help.
 */
public final class AccountHistory {
    private static final int PAGE = 2_000;

    private final EventLog log;

    public AccountHistory(EventLog log) {
        this.log = log;
    }

    /**
     * An account at one point of its history.
     *
     * @param account as a view would have shown it
     * @param blocks its live blocks in draw order
     */
    public record PastAccount(AccountView account, List<Block> blocks) {}

    /**
     * The account as recorded up to {@code position}, judged at {@code now}; empty when it was not open then.
     *
     * @param now what counts as expired, effective or ended
     */
    public Optional<PastAccount> at(AccountId account, long position, Instant now) {
        CreditAccount state = CreditAccount.UNOPENED;
        Instant openedAt = null;
        RecordedEvent last = null;
        long seq = 0;
        List<StoredEvent> page;
        do {
            page = log.stream(account.stream(), seq, position, PAGE);
            for (StoredEvent stored : page) {
                last = log.decode(stored);
                if (last.event() instanceof AccountOpened opened) {
                    openedAt = opened.at();
                }
                state = AccountEvolution.evolve(state, accountEvent(last));
            }
            seq += page.size();
        } while (page.size() == PAGE);
        return view(account, state, openedAt, last, now);
    }

    /** The account as recorded by {@code time}, judged at that time. */
    public Optional<PastAccount> asOf(AccountId account, Instant time) {
        return at(account, log.positionAt(time), time);
    }

    private static AccountEvent accountEvent(RecordedEvent recorded) {
        if (recorded.event() instanceof AccountEvent event) {
            return event;
        }
        throw new IllegalStateException("position " + recorded.position() + " is no event of an account");
    }

    private static Optional<PastAccount> view(
            AccountId account,
            CreditAccount state,
            @Nullable Instant openedAt,
            @Nullable RecordedEvent last,
            Instant now) {
        if (!(state instanceof Open open) || openedAt == null || last == null) {
            return Optional.empty();
        }
        Credits available = open.availableAt(now);
        Credits held = sum(open.holds().values().stream()
                .filter(hold -> !hold.isExpiredAt(now))
                .map(hold -> hold.amount())
                .toList());
        Credits pending = sum(open.blocks().stream()
                .filter(block ->
                        !block.terms().isEffectiveAt(now) && !block.terms().isExpiredAt(now))
                .map(Block::remaining)
                .toList());
        AccountView view = new AccountView(
                account,
                open.settings(),
                openedAt,
                open.balance(),
                available,
                held,
                pending,
                open.debt(),
                open.settings().lowBalanceThreshold().exceeds(available),
                open.entries(),
                last.seq(),
                last.position());
        return Optional.of(new PastAccount(view, open.blocks()));
    }

    private static Credits sum(List<Credits> parts) {
        return parts.stream().reduce(Credits.ZERO, Credits::plus);
    }
}
