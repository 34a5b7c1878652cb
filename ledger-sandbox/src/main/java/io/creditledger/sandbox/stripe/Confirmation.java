package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.stripe.Declines.Reason;
import io.creditledger.sandbox.stripe.TestCard.Authentication;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The attempt to pay: approved, declined, or first to be proven at the bank (3-D Secure). */
public final class Confirmation {
    private static final Set<String> BEFORE =
            Set.of("requires_payment_method", "requires_confirmation", "requires_action");

    private Confirmation() {}

    /** Confirms the intent with what is sent besides; a decline is thrown, and has happened. */
    static void confirm(World world, ObjectNode intent, Form form) {
        checkMethod(intent);
        boolean offSession = form.has("off_session") && !"false".equals(form.text("off_session"));
        String returnUrl = Urls.any(form, "return_url");
        checkReturnUrl(intent, form, offSession, returnUrl);
        attempt(world, intent, returnUrl, offSession || form.flag("error_on_requires_action", false));
    }

    /** Tries to pay with the intent's payment method. */
    static void attempt(World world, ObjectNode intent, @Nullable String returnUrl, boolean nobodyThere) {
        String method = Json.textOf(intent, "payment_method");
        TestCard card = PaymentMethods.behind(world, method);
        ObjectNode behind = world.known(Kind.CARD, method);
        intent.putNull("next_action");
        if (card.bank()) {
            Settlement.begin(world, intent, card);
        } else if (asksForProof(card, Json.flag(behind, "set_up"), nobodyThere)) {
            if (nobodyThere) {
                throw decline(world, intent, card, Declines.reason("authentication_required"), false);
            }
            askForProof(world, intent, returnUrl);
        } else {
            charge(world, intent, card, false);
        }
    }

    private static boolean asksForProof(TestCard card, boolean setUp, boolean nobodyThere) {
        return card.authentication() == Authentication.ALWAYS
                || card.authentication() == Authentication.UNLESS_SET_UP && !(setUp && nobodyThere);
    }

    private static void askForProof(World world, ObjectNode intent, @Nullable String returnUrl) {
        String url = World.BASE + "/3d_secure/" + Json.textOf(intent, "client_secret");
        ObjectNode action = intent.putObject("next_action");
        if (returnUrl != null) {
            ObjectNode redirect = action.putObject("redirect_to_url");
            redirect.put("return_url", returnUrl);
            redirect.put("url", url);
            action.put("type", "redirect_to_url");
        } else {
            action.put("type", "use_stripe_sdk");
            ObjectNode sdk = action.putObject("use_stripe_sdk");
            sdk.put("stripe_js", url);
            sdk.put("type", "three_d_secure_redirect");
        }
        intent.put("status", "requires_action");
        world.event("payment_intent.requires_action", intent);
    }

    /** The buyer has been to the bank: pays, or fails without a charge when the bank did not believe them. */
    public static void proven(World world, ObjectNode intent, boolean success) {
        if (!"requires_action".equals(Json.text(intent, "status"))) {
            throw PaymentIntents.unexpectedState(intent, "This PaymentIntent waits for no authentication.");
        }
        intent.putNull("next_action");
        TestCard card = PaymentMethods.behind(world, Json.textOf(intent, "payment_method"));
        if (success) {
            charge(world, intent, card, true);
            return;
        }
        ObjectNode method = world.known(Kind.PAYMENT_METHOD, Json.textOf(intent, "payment_method"));
        ObjectNode error = Json.object();
        error.put("code", "payment_intent_authentication_failure");
        error.put("doc_url", ApiError.docUrl("payment_intent_authentication_failure"));
        error.put(
                "message",
                "The provided PaymentMethod has failed authentication. You can provide payment_method_data"
                        + " or a new PaymentMethod to attempt to fulfill this PaymentIntent again.");
        error.set("payment_method", method.deepCopy());
        error.put("type", "card_error");
        failed(world, intent, error);
    }

    private static void charge(World world, ObjectNode intent, TestCard card, boolean proven) {
        if (card.declined()) {
            throw decline(world, intent, card, Declines.reason(card.failure()), proven);
        }
        boolean manual = "manual".equals(Json.text(intent, "capture_method"));
        ObjectNode charge = Charges.approved(world, intent, card, !manual, proven);
        intent.put("latest_charge", Json.textOf(charge, "id"));
        Settlement.keepMethod(world, intent, proven);
        world.event("charge.succeeded", charge);
        if (manual) {
            intent.put("amount_capturable", Json.number(intent, "amount"));
            intent.put("status", "requires_capture");
            intent.putNull("last_payment_error");
            world.event("payment_intent.amount_capturable_updated", intent);
        } else {
            Settlement.paid(world, intent, charge);
        }
    }

    private static ApiError decline(World world, ObjectNode intent, TestCard card, Reason reason, boolean proven) {
        ObjectNode method = world.known(Kind.PAYMENT_METHOD, Json.textOf(intent, "payment_method"));
        ObjectNode charge = Charges.declined(world, intent, card, reason, proven);
        String id = Json.textOf(charge, "id");
        intent.put("latest_charge", id);
        world.event("charge.failed", charge);
        failed(world, intent, Declines.lastError(reason, id, method));
        return Declines.declined(reason, intent, method);
    }

    /** The attempt failed: another payment method is wanted. */
    static void failed(World world, ObjectNode intent, ObjectNode error) {
        intent.set("last_payment_error", error);
        intent.putNull("payment_method");
        intent.putNull("processing");
        intent.put("status", "requires_payment_method");
        world.event("payment_intent.payment_failed", intent);
    }

    /** Refuses to confirm what is past that. */
    static void checkOpen(ObjectNode intent) {
        String status = Json.textOf(intent, "status");
        if (!BEFORE.contains(status)) {
            throw PaymentIntents.unexpectedState(
                    intent,
                    status.equals("succeeded")
                            ? "You cannot confirm this PaymentIntent because it has already succeeded after being"
                                    + " previously confirmed."
                            : "You cannot confirm this PaymentIntent because it has a status of " + status + ".");
        }
    }

    private static void checkMethod(ObjectNode intent) {
        if (!Json.has(intent, "payment_method")) {
            throw PaymentIntents.unexpectedState(
                    intent,
                    "You cannot confirm this PaymentIntent because it's missing a payment method. You can either update"
                            + " the PaymentIntent with a payment method and then confirm it again, or confirm it again"
                            + " directly with a payment method or ConfirmationToken.");
        }
    }

    private static void checkReturnUrl(ObjectNode intent, Form form, boolean offSession, @Nullable String returnUrl) {
        JsonNode automatic = intent.get("automatic_payment_methods");
        boolean redirects = automatic != null && "always".equals(Json.text(automatic, "allow_redirects"));
        if (redirects && returnUrl == null && !offSession && !form.flag("use_stripe_sdk", false)) {
            throw ApiError.invalid(
                            null,
                            "This PaymentIntent is configured to accept payment methods enabled in your Dashboard."
                                    + " Because some of these payment methods might redirect your customer off of your"
                                    + " page, you must provide a `return_url`. If you don't want to accept"
                                    + " redirect-based payment methods, set `automatic_payment_methods[enabled]` to"
                                    + " `true` and `automatic_payment_methods[allow_redirects]` to `never` when"
                                    + " creating Setup Intents and Payment Intents.",
                            null)
                    .with("payment_intent", intent.deepCopy());
        }
    }

    /** Refuses a payment method of another customer, of another type, or one that was used up. */
    static void checkUsable(World world, ObjectNode intent, ObjectNode method) {
        String holder = Json.text(method, "customer");
        String customer = Json.text(intent, "customer");
        if (holder != null && !holder.equals(customer)) {
            throw ApiError.invalid(
                    null,
                    customer == null
                            ? "The payment method you provided is attached to a customer so for security purposes you"
                                    + " must provide the customer in the request."
                            : "The customer does not have a payment method with the ID "
                                    + Json.textOf(method, "id") + ". The payment method must be attached to the"
                                    + " customer.",
                    "payment_method");
        }
        if (holder == null && Json.flag(world.known(Kind.CARD, Json.textOf(method, "id")), "used")) {
            throw Declines.usedUp();
        }
        String type = Json.textOf(method, "type");
        if (Json.members(intent, "payment_method_types").stream().noneMatch(t -> type.equals(t.stringValue()))) {
            throw ApiError.invalid(
                    "payment_intent_incompatible_payment_method",
                    "The PaymentMethod provided (" + type + ") is not allowed for this PaymentIntent. Please attach a"
                            + " PaymentMethod of one of the following types: "
                            + String.join(
                                    ", ",
                                    Json.members(intent, "payment_method_types").stream()
                                            .map(JsonNode::stringValue)
                                            .toList())
                            + ".",
                    null);
        }
    }
}
