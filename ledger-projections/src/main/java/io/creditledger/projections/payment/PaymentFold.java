package io.creditledger.projections.payment;

import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Move;
import io.creditledger.core.payment.PaidObjects;
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
import io.creditledger.core.payment.Returns.Stage;
import io.creditledger.projections.ViewFold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Payment events into payments. */
final class PaymentFold implements ViewFold {
    private final int book;
    private final Map<String, PaymentRow> payments = new LinkedHashMap<>();
    private final Map<Part, Refund> refunds = new LinkedHashMap<>();
    private final Map<Part, Dispute> disputes = new LinkedHashMap<>();
    private final Map<Part, MoveRow> moves = new LinkedHashMap<>();
    private final Set<Part> objects = new LinkedHashSet<>();

    /** A part of a payment, by its id. */
    record Part(String stream, String id) {}

    record Refund(Part part, Money amount, boolean failed) {}

    /** What a batch makes of a dispute; {@code amount} only when it was opened in the batch. */
    record Dispute(Part part, @Nullable Money amount, Stage stage) {
        Money opened() {
            if (amount == null) {
                throw new IllegalStateException("dispute " + part + " was not opened in this batch");
            }
            return amount;
        }
    }

    PaymentFold(int book) {
        this.book = book;
    }

    @Override
    public void add(RecordedEvent recorded) {
        if (!(recorded.event() instanceof PaymentEvent event)) {
            return;
        }
        PaymentRow row = payments.computeIfAbsent(recorded.stream(), stream -> new PaymentRow(recorded));
        row.follow(recorded);
        for (Move move : event.moves()) {
            moves.put(part(row, move.number()), new MoveRow(row.stream, move.number(), move));
        }
        fold(row, event);
    }

    private void fold(PaymentRow row, PaymentEvent event) {
        switch (event) {
            case PaymentCreated e -> row.created(e);
            case PaymentApproved e -> row.approved = true;
            case PaymentLinked e -> link(row, e.objects());
            case PaymentSucceeded e -> row.received = e.received();
            case PaymentMismatched e -> row.received = e.received();
            case PaymentFailed e -> row.failure = e.reason();
            case PaymentCancelled e -> row.cancelled = e.reason();
            case PaymentRedeemed e -> row.purpose = e.purpose();
            case PaymentRecurs e -> {} // the renewal has a view of its own; the move is noted with all others
            case PaymentRefunded e -> refund(new Refund(new Part(row.stream, e.refund()), e.amount(), false));
            case RefundFailed e -> refund(new Refund(new Part(row.stream, e.refund()), e.amount(), true));
            case DisputeOpened e -> dispute(new Dispute(new Part(row.stream, e.dispute()), e.amount(), Stage.OPEN));
            case DisputeWon e -> decided(new Part(row.stream, e.dispute()), Stage.WON);
            case DisputeLost e -> decided(new Part(row.stream, e.dispute()), Stage.LOST);
            case MoveRecorded e -> move(row, e.move()).recorded(e);
            case MoveRefused e -> move(row, e.move()).refused(e);
        }
    }

    private void link(PaymentRow row, PaidObjects known) {
        row.objects = row.objects.with(known);
        known.parts().forEach(id -> objects.add(new Part(row.stream, id)));
    }

    private void refund(Refund refund) {
        refunds.put(refund.part(), refund);
        objects.add(refund.part());
    }

    private void dispute(Dispute dispute) {
        disputes.put(dispute.part(), dispute);
        objects.add(dispute.part());
    }

    private void decided(Part part, Stage stage) {
        Dispute known = disputes.get(part);
        disputes.put(part, new Dispute(part, known == null ? null : known.amount(), stage));
    }

    private MoveRow move(PaymentRow row, int number) {
        return moves.computeIfAbsent(part(row, number), part -> new MoveRow(row.stream, number, null));
    }

    private static Part part(PaymentRow row, int number) {
        return new Part(row.stream, Integer.toString(number));
    }

    @Override
    public void flush(Connection connection, String schema) throws SQLException {
        PaymentSql sql = new PaymentSql(connection, schema, book);
        sql.payments(payments.values());
        sql.refunds(refunds.values());
        sql.disputes(disputes.values());
        sql.moves(moves.values());
        sql.objects(objects);
    }
}
