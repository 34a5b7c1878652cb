package io.creditledger.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.ReinstatePurchase;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountDecider;
import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvolution;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.RecordedPurchase;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Usage;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** An account that performs moves; under one key it does a thing once, as the ledger's keys see to. */
final class PaidAccount {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccountId ACCOUNT = AccountId.organization("demo", "acme");

    private final Map<String, UUID> done = new HashMap<>();
    private CreditAccount state = CreditAccount.UNOPENED;
    private Credits spent = Credits.ZERO;
    private int number;

    /** Performs the move; the transaction that did it, now or before. */
    UUID perform(Payment.Agreed payment, MoveProgress due) {
        String key = due.move().number() + "/" + due.refusals();
        return done.computeIfAbsent(key, k -> {
            UUID id = nextId();
            accept(command(id, payment, due));
            return id;
        });
    }

    /** Uses up to so many credits. */
    void spend(Credits most) {
        if (state instanceof CreditAccount.Open open) {
            Credits amount = most.min(open.availableAt(NOW));
            if (amount.isPositive()) {
                accept(new DecrementCredits(ACCOUNT, nextId(), NOW, amount, Usage.of("usage"), Note.NONE));
                spent = spent.plus(amount);
            }
        }
    }

    /** What was bought and kept: the balance if nothing had been spent. */
    Credits kept() {
        return state instanceof CreditAccount.Open open ? open.balance().plus(spent) : Credits.ZERO;
    }

    private AccountCommand command(UUID id, Payment.Agreed payment, MoveProgress due) {
        Purpose purpose = Objects.requireNonNull(payment.purpose());
        return switch (due.move().kind()) {
            case PURCHASE ->
                new PurchaseCredits(
                        ACCOUNT, id, NOW, purpose.blocks(), purpose.source(), null, "p", Note.NONE, Settings.DEFAULT);
            case RENEWAL -> throw new AssertionError("nothing of this account recurs");
            case REVERSAL ->
                new ReversePurchase(
                        ACCOUNT, id, NOW, transaction(payment, 1), due.credits(), recorded(purpose), Note.NONE, null);
            case REINSTATEMENT ->
                new ReinstatePurchase(
                        ACCOUNT, id, NOW, transaction(payment, due.move().of()), Note.NONE);
        };
    }

    private RecordedPurchase recorded(Purpose purpose) {
        return new RecordedPurchase(purpose.credits(), Credits.ZERO, ((CreditAccount.Open) state).entries());
    }

    private static UUID transaction(Payment.Agreed payment, int move) {
        return Objects.requireNonNull(Objects.requireNonNull(payment.move(move)).transaction());
    }

    private void accept(AccountCommand command) {
        Decision<AccountEvent> decision = AccountDecider.decide(command, state);
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        for (AccountEvent event : decision.events()) {
            state = AccountEvolution.evolve(state, event);
        }
    }

    private UUID nextId() {
        return new UUID(3, 0x8000_0000_0000_0000L + 1_000L * ++number);
    }
}
