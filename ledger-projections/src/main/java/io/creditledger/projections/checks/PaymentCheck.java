package io.creditledger.projections.checks;

import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.payment.Move;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.payment.PaymentEvolution;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Whether accounts have what payments say they have: each move that is recorded is a transaction of that kind and of
 * those credits, and no payment is granted twice.
 */
final class PaymentCheck {
    static final String NAME = "payments-match-accounts";

    private final Findings findings;
    private final Map<String, Followed> payments = new HashMap<>();
    private final Map<UUID, Done> transactions = new HashMap<>();
    private final Map<String, Integer> grants = new HashMap<>();

    private record Followed(Payment payment, long position) {}

    private record Done(Move.Kind kind, Credits credits) {}

    PaymentCheck(Findings findings) {
        this.findings = findings;
    }

    void add(CheckedEvent checked) {
        RecordedEvent recorded = checked.event();
        if (recorded == null) {
            return;
        }
        switch (recorded.event()) {
            case PaymentEvent e -> follow(recorded, e);
            case CreditsPurchased e -> {
                transactions.put(e.id(), new Done(Move.Kind.PURCHASE, e.amount()));
                grants.merge(tenant(recorded) + "/payment:" + e.payment(), 1, Integer::sum);
            }
            case PurchaseReversed e -> transactions.put(e.id(), new Done(Move.Kind.REVERSAL, e.covered()));
            case PurchaseReinstated e -> {
                Done reversal = transactions.get(e.reversal());
                Credits credits = reversal == null ? e.amount() : reversal.credits();
                transactions.put(e.id(), new Done(Move.Kind.REINSTATEMENT, credits));
            }
            default -> {} // says nothing about payments
        }
    }

    /** At the end, when everything is known. */
    void reached() {
        payments.forEach((stream, followed) -> {
            if (followed.payment() instanceof Agreed agreed) {
                agreed.moves().stream().filter(MoveProgress::done).forEach(move -> check(stream, followed, move));
            }
            if (grants.getOrDefault(stream, 0) > 1) {
                findings.add(NAME, followed.position(), stream + " was granted " + grants.get(stream) + " times");
            }
        });
    }

    private void check(String stream, Followed followed, MoveProgress move) {
        UUID transaction = move.transaction();
        if (transaction == null) {
            return;
        }
        Done said = new Done(move.move().kind(), move.credits());
        Done found = transactions.get(transaction);
        if (!said.equals(found)) {
            findings.add(
                    NAME,
                    followed.position(),
                    stream + ": move " + move.move().number() + " says " + said + ", the account has " + found);
        }
    }

    private void follow(RecordedEvent recorded, PaymentEvent event) {
        Followed before = payments.get(recorded.stream());
        try {
            Payment payment = PaymentEvolution.evolve(before == null ? Payment.NONE : before.payment(), event);
            payments.put(recorded.stream(), new Followed(payment, recorded.position()));
        } catch (IllegalStateException e) {
            findings.add(NAME, recorded.position(), recorded.stream() + ": " + e.getMessage());
        }
    }

    private static String tenant(RecordedEvent recorded) {
        return recorded.stream().substring(0, recorded.stream().indexOf('/'));
    }
}
