package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What is done with money that was only authorized: taken, wholly or partly, or let go. */
final class Captures {
    private static final Set<String> CANCELABLE =
            Set.of("requires_payment_method", "requires_capture", "requires_confirmation", "requires_action");

    private Captures() {}

    static ObjectNode capture(World world, Form form, String id) {
        ObjectNode intent = world.edit(Kind.PAYMENT_INTENT, id);
        String status = Json.textOf(intent, "status");
        if (!status.equals("requires_capture")) {
            throw PaymentIntents.unexpectedState(
                    intent,
                    "This PaymentIntent could not be captured because it has a status of " + status
                            + ". Only a PaymentIntent with one of the following statuses may be captured:"
                            + " requires_capture.");
        }
        long capturable = Json.number(intent, "amount_capturable");
        Long asked = form.integer("amount_to_capture");
        long amount = asked == null ? capturable : asked;
        if (amount < 1 || amount > capturable) {
            throw ApiError.invalid(
                    "amount_too_large",
                    "The amount to capture must be between 1 and the capturable " + capturable + ".",
                    "amount_to_capture");
        }
        Metadata.update(intent, form);
        ObjectNode charge = world.known(Kind.CHARGE, Json.textOf(intent, "latest_charge"));
        ObjectNode before = charge.deepCopy();
        Charges.captured(world, charge, amount);
        if (amount < capturable) {
            Refunds.release(world, charge, capturable - amount);
        }
        world.event("charge.captured", charge, Json.difference(before, charge));
        Settlement.paid(world, intent, charge);
        return intent;
    }

    static ObjectNode cancel(World world, Form form, String id) {
        ObjectNode intent = world.edit(Kind.PAYMENT_INTENT, id);
        String status = Json.textOf(intent, "status");
        if (!CANCELABLE.contains(status)) {
            throw PaymentIntents.unexpectedState(
                    intent,
                    "You cannot cancel this PaymentIntent because it has a status of " + status
                            + ". Only a PaymentIntent with one of the following statuses may be canceled:"
                            + " requires_payment_method, requires_capture, requires_confirmation, requires_action,"
                            + " processing.");
        }
        String reason = form.text("cancellation_reason") == null
                ? null
                : form.choice("cancellation_reason", "duplicate", "fraudulent", "requested_by_customer", "abandoned");
        cancel(world, intent, reason);
        return intent;
    }

    static void cancel(World world, ObjectNode intent, @Nullable String reason) {
        boolean authorized = "requires_capture".equals(Json.text(intent, "status"));
        intent.put("status", "canceled");
        intent.put("canceled_at", world.now());
        intent.put("cancellation_reason", reason);
        intent.put("amount_capturable", 0);
        intent.putNull("next_action");
        if (authorized) {
            ObjectNode charge = world.known(Kind.CHARGE, Json.textOf(intent, "latest_charge"));
            Refunds.release(world, charge, Json.number(charge, "amount"));
            world.event("charge.refunded", charge);
        }
        world.event("payment_intent.canceled", intent);
    }
}
