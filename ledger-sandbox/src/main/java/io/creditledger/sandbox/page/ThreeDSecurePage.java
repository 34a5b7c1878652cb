package io.creditledger.sandbox.page;

import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.store.Store;
import io.creditledger.sandbox.stripe.Amounts;
import io.creditledger.sandbox.stripe.Confirmation;
import io.creditledger.sandbox.stripe.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The bank asks the buyer who they are. */
final class ThreeDSecurePage {
    private ThreeDSecurePage() {}

    static Answer show(World world, String clientSecret) {
        ObjectNode intent = intent(world, clientSecret);
        if (!"requires_action".equals(Json.text(intent, "status"))) {
            return Answer.html(410, Html.page("3-D Secure", "<p>This payment asks for no authentication.</p>"));
        }
        String amount = Amounts.display(Json.number(intent, "amount"), Json.textOf(intent, "currency"));
        return Answer.html(
                200,
                Html.page(
                        "3-D Secure",
                        "<p>Your bank asks: is this payment of <strong>" + Html.escape(amount)
                                + "</strong> yours?</p>\n<form method=\"post\">"
                                + "<button type=\"submit\" id=\"complete\" name=\"outcome\" value=\"complete\">Complete"
                                + " authentication</button> <button type=\"submit\" id=\"fail\" class=\"other\""
                                + " name=\"outcome\" value=\"fail\">Fail authentication</button></form>"));
    }

    /** The buyer has answered; back to where they came from. */
    static Answer answer(World world, String clientSecret, Form form) {
        ObjectNode intent = intent(world, clientSecret);
        if (!"requires_action".equals(Json.text(intent, "status"))) {
            return show(world, clientSecret);
        }
        String returnUrl = returnUrl(intent);
        try {
            Confirmation.proven(world, intent, "complete".equals(form.text("outcome")));
        } catch (ApiError e) {
            if (!(e instanceof Store.KeepsEffect)) {
                throw e;
            }
        }
        boolean failed = "requires_payment_method".equals(Json.text(intent, "status"));
        if (returnUrl == null) {
            return Answer.html(200, Html.page("3-D Secure", "<p id=\"done\">Done. You can close this page.</p>"));
        }
        return Answer.redirect(returnUrl + (returnUrl.contains("?") ? "&" : "?") + "payment_intent="
                + Json.textOf(intent, "id") + "&payment_intent_client_secret=" + clientSecret + "&redirect_status="
                + (failed ? "failed" : "succeeded"));
    }

    private static ObjectNode intent(World world, String clientSecret) {
        int end = clientSecret.indexOf("_secret_");
        ObjectNode intent = world.edit(Kind.PAYMENT_INTENT, end < 0 ? clientSecret : clientSecret.substring(0, end));
        if (!clientSecret.equals(Json.text(intent, "client_secret"))) {
            throw ApiError.noSuch("payment_intent", clientSecret, "client_secret");
        }
        return intent;
    }

    private static @Nullable String returnUrl(ObjectNode intent) {
        ObjectNode action = Json.objectOf(intent, "next_action");
        return Json.has(action, "redirect_to_url")
                ? Json.text(Json.objectOf(action, "redirect_to_url"), "return_url")
                : null;
    }
}
