package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.stripe.Declines.Reason;
import io.creditledger.sandbox.stripe.TestCard.Approval;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The end of a payment: the money is there, or a bank's answer that took days was no. */
public final class Settlement {
    private static final Duration BANK_TAKES = Duration.ofDays(4);

    private Settlement() {}

    /** The bank is asked; it answers after four days, or when a switch says so. */
    static void begin(World world, ObjectNode intent, TestCard account) {
        ObjectNode charge = Charges.pending(world, intent, account);
        intent.put("latest_charge", Json.textOf(charge, "id"));
        intent.put("status", "processing");
        intent.putNull("last_payment_error");
        keepMethod(world, intent, false);
        world.event("charge.pending", charge);
        world.event("payment_intent.processing", intent);
        Due.after(world, BANK_TAKES, Due.BANK_ANSWERS, Json.textOf(intent, "id"));
    }

    /** The bank answers, as its account foretells. */
    static void bankAnswers(World world, String intent) {
        ObjectNode found = world.known(Kind.PAYMENT_INTENT, intent);
        if ("processing".equals(Json.text(found, "status"))) {
            TestCard account = PaymentMethods.behind(world, Json.textOf(found, "payment_method"));
            boolean paid = account.approval() == Approval.LATER_PAID;
            settle(world, found, paid ? null : Declines.reason(account.failure()));
        }
    }

    /** The bank answers now: with the reason of a failure, or null when the money came. */
    static void settle(World world, ObjectNode intent, @Nullable Reason failure) {
        if (!"processing".equals(Json.text(intent, "status"))) {
            throw PaymentIntents.unexpectedState(intent, "This PaymentIntent is not processing.");
        }
        ObjectNode charge = world.known(Kind.CHARGE, Json.textOf(intent, "latest_charge"));
        ObjectNode method = world.known(Kind.PAYMENT_METHOD, Json.textOf(intent, "payment_method"));
        if (failure == null) {
            charge.put("status", "succeeded");
            charge.put("paid", true);
            Charges.captured(world, charge, Json.number(charge, "amount"));
            world.event("charge.succeeded", charge);
            paid(world, intent, charge);
        } else {
            Charges.fail(charge, failure);
            world.event("charge.failed", charge);
            Confirmation.failed(world, intent, Declines.lastError(failure, Json.textOf(charge, "id"), method));
        }
        Completion.bankAnswered(world, intent);
    }

    /** Lets a processing payment end now, as a test wants it; the reason is the bank's code, null when it succeeds. */
    public static ObjectNode settleNow(World world, String intent, @Nullable String reason) {
        ObjectNode found = world.edit(Kind.PAYMENT_INTENT, intent);
        settle(world, found, reason == null ? null : Declines.reason(reason));
        return found;
    }

    /** The money is there. */
    static void paid(World world, ObjectNode intent, ObjectNode charge) {
        intent.put("amount_received", Json.number(charge, "amount_captured"));
        intent.put("amount_capturable", 0);
        intent.put("status", "succeeded");
        intent.putNull("last_payment_error");
        intent.putNull("processing");
        world.event("payment_intent.succeeded", intent);
        Aftermath.follow(world, charge);
    }

    /** Saves the payment method for later when that was asked for; otherwise it has now been used up. */
    static void keepMethod(World world, ObjectNode intent, boolean proven) {
        String id = Json.textOf(intent, "payment_method");
        ObjectNode behind = world.known(Kind.CARD, id);
        String customer = Json.text(intent, "customer");
        String usage = Json.text(intent, "setup_future_usage");
        behind.put("used", true);
        if (customer != null && usage != null) {
            PaymentMethods.own(world, world.known(Kind.PAYMENT_METHOD, id), customer);
            if (proven && usage.equals("off_session")) {
                behind.put("set_up", true);
            }
        }
    }
}
