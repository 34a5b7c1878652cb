package io.creditledger.api.reconcile;

import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.Observation.SeenDispute;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.Payment.Agreed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the ledger has recorded of a payment that the provider does not say: it should not be possible. */
final class Excess {
    private Excess() {}

    /** In a bookkeeper's words; empty: nothing. */
    static String of(Agreed payment, Observation seen) {
        List<String> excess = new ArrayList<>();
        Money received = payment.course().received();
        if (received != null && seen.status() != Status.SUCCEEDED) {
            excess.add("the ledger has it as paid");
        } else if (received != null && !received.equals(seen.received())) {
            excess.add("the ledger has " + received + ", the provider " + seen.received());
        }
        refunds(payment, seen, excess);
        disputes(payment, seen, excess);
        if (payment.course().cancelled() != null && seen.status() == Status.UNDERWAY) {
            excess.add("cancelled in the ledger, its money is on its way");
        }
        return String.join(", ", excess);
    }

    private static void refunds(Agreed payment, Observation seen, List<String> excess) {
        Map<String, Money> there =
                seen.refunds().stream().collect(Collectors.toMap(SeenRefund::refund, SeenRefund::amount));
        payment.returns().refunds().forEach((id, refund) -> {
            if (!refund.failed() && !refund.amount().equals(there.get(id))) {
                excess.add("the ledger has a refund " + id + " of " + refund.amount());
            }
        });
    }

    private static void disputes(Agreed payment, Observation seen, List<String> excess) {
        Map<String, Money> there =
                seen.disputes().stream().collect(Collectors.toMap(SeenDispute::dispute, SeenDispute::amount));
        payment.returns().disputes().forEach((id, dispute) -> {
            if (!dispute.amount().equals(there.get(id))) {
                excess.add("the ledger has a dispute " + id + " of " + dispute.amount());
            }
        });
    }
}
