package io.creditledger.core.payment;

import io.creditledger.core.decider.Ids;
import io.creditledger.core.payment.Payment.Agreed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** A decision in the making: the facts so far, and the payment after them. The first fact has the command's id. */
final class PaymentDraft {
    private final PaymentCommand command;
    private final List<PaymentEvent> events = new ArrayList<>();
    private Agreed payment;

    /** Makes a fact of its identity and of what it makes due. */
    interface Fact extends BiFunction<UUID, List<Move>, PaymentEvent> {}

    /** Says what is due after a fact. */
    interface Consequence {
        List<Move> of(Agreed payment);
    }

    PaymentDraft(PaymentCommand command, Agreed payment) {
        this.command = command;
        this.payment = payment;
    }

    Instant at() {
        return command.at();
    }

    Agreed payment() {
        return payment;
    }

    List<PaymentEvent> events() {
        return events;
    }

    /** Adds a fact that makes nothing due. */
    void add(Fact fact) {
        add(fact, after -> List.of());
    }

    /** Adds a fact with what it makes due, which is judged by the payment after the fact alone. */
    void add(Fact fact, Consequence consequence) {
        UUID id = Ids.nth(command.id(), events.size());
        Agreed after = after(fact.apply(id, List.of()));
        PaymentEvent event = fact.apply(id, consequence.of(after));
        payment = after(event);
        events.add(event);
    }

    private Agreed after(PaymentEvent event) {
        return (Agreed) PaymentEvolution.evolve(payment, event);
    }
}
