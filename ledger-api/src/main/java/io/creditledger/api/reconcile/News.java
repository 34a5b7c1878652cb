package io.creditledger.api.reconcile;

import io.creditledger.core.payment.PaymentEvent;
import io.creditledger.core.payment.PaymentEvent.DisputeLost;
import io.creditledger.core.payment.PaymentEvent.DisputeOpened;
import io.creditledger.core.payment.PaymentEvent.DisputeWon;
import io.creditledger.core.payment.PaymentEvent.MoveRecorded;
import io.creditledger.core.payment.PaymentEvent.MoveRefused;
import io.creditledger.core.payment.PaymentEvent.PaymentApproved;
import io.creditledger.core.payment.PaymentEvent.PaymentCancelled;
import io.creditledger.core.payment.PaymentEvent.PaymentCreated;
import io.creditledger.core.payment.PaymentEvent.PaymentFailed;
import io.creditledger.core.payment.PaymentEvent.PaymentLinked;
import io.creditledger.core.payment.PaymentEvent.PaymentMismatched;
import io.creditledger.core.payment.PaymentEvent.PaymentRecurs;
import io.creditledger.core.payment.PaymentEvent.PaymentRedeemed;
import io.creditledger.core.payment.PaymentEvent.PaymentRefunded;
import io.creditledger.core.payment.PaymentEvent.PaymentSucceeded;
import io.creditledger.core.payment.PaymentEvent.RefundFailed;
import java.util.List;
import java.util.stream.Collectors;

/** Facts that the ledger lacks, in a bookkeeper's words. */
final class News {
    private News() {}

    /** Empty where nothing but names of objects is new. */
    static String of(List<PaymentEvent> facts) {
        return facts.stream().map(News::words).filter(words -> !words.isEmpty()).collect(Collectors.joining(", "));
    }

    private static String words(PaymentEvent fact) {
        return switch (fact) {
            case PaymentLinked e -> "";
            case PaymentApproved e -> "approved";
            case PaymentSucceeded e -> "paid " + e.received();
            case PaymentMismatched e -> "paid " + e.received() + " instead of what was agreed";
            case PaymentFailed e -> "declined (" + e.reason() + ")";
            case PaymentCancelled e -> "cancelled";
            case PaymentRefunded e -> "refunded " + e.amount() + " (" + e.refund() + ")";
            case RefundFailed e -> "refund " + e.refund() + " failed";
            case DisputeOpened e -> "disputed " + e.amount() + " (" + e.dispute() + ")";
            case DisputeWon e -> "dispute " + e.dispute() + " won";
            case DisputeLost e -> "dispute " + e.dispute() + " lost";
            case PaymentCreated e -> unseen(e);
            case PaymentRedeemed e -> unseen(e);
            case PaymentRecurs e -> unseen(e);
            case MoveRecorded e -> unseen(e);
            case MoveRefused e -> unseen(e);
        };
    }

    private static String unseen(PaymentEvent fact) {
        throw new IllegalStateException("an observation does not make " + fact);
    }
}
