package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import tools.jackson.databind.node.ObjectNode;

/** What a successful charge brings by itself, as some test cards have it. */
final class Aftermath {
    private Aftermath() {}

    static void follow(World world, ObjectNode charge) {
        asynchronousCapture(world, charge);
        TestCard card = PaymentMethods.behind(world, Json.textOf(charge, "payment_method"));
        switch (card.aftermath()) {
            case DISPUTED_AS_FRAUDULENT -> Disputes.open(world, charge, "fraudulent", false, null);
            case DISPUTED_AS_NOT_RECEIVED -> Disputes.open(world, charge, "product_not_received", false, null);
            case INQUIRY -> Disputes.open(world, charge, "general", true, null);
            case NOTHING, REFUND_PENDING, REFUND_FAILS -> {} // these wait for a refund
        }
    }

    /** With Stripe's usual capture method the balance is told of only afterwards, by an update of the charge. */
    private static void asynchronousCapture(World world, ObjectNode charge) {
        ObjectNode intent = world.known(Kind.PAYMENT_INTENT, Json.textOf(charge, "payment_intent"));
        if ("automatic_async".equals(Json.text(intent, "capture_method"))) {
            ObjectNode previous = Json.object();
            previous.putNull("balance_transaction");
            world.event("charge.updated", charge, previous);
        }
    }
}
