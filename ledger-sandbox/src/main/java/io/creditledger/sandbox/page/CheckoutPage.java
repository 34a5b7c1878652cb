package io.creditledger.sandbox.page;

import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.stripe.Amounts;
import io.creditledger.sandbox.stripe.Completion;
import io.creditledger.sandbox.stripe.LineItems;
import io.creditledger.sandbox.stripe.World;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The hosted page of a checkout session: what is bought, a form to pay, or where it went. */
final class CheckoutPage {
    private CheckoutPage() {}

    /** Shows the page, or sends the browser on when the session is over. */
    static Answer show(World world, String id) {
        ObjectNode session = world.get(Kind.CHECKOUT_SESSION, id);
        return switch (Json.textOf(session, "status")) {
            case "complete" -> Answer.redirect(successUrl(session));
            case "expired" ->
                Answer.html(410, Html.page("This checkout has expired", "<p>Nothing was paid.</p>" + back(session)));
            default -> Answer.html(200, form(world, session, lastError(world, session)));
        };
    }

    /** Somebody pays. */
    static Answer pay(World world, String id, Form form) {
        ObjectNode session = world.get(Kind.CHECKOUT_SESSION, id);
        if (!"open".equals(Json.text(session, "status"))) {
            return show(world, id);
        }
        String number = form.text("number");
        String known = email(world, session);
        String email = known == null ? form.text("email") : known;
        if (number == null || email == null) {
            String missing = number == null ? "Please give a card number." : "Please give an e-mail address.";
            return Answer.html(402, form(world, session, missing));
        }
        try {
            Completion.pay(world, id, new Completion.Payer(number, email, form.text("name")));
        } catch (ApiError e) {
            return Answer.html(402, form(world, world.get(Kind.CHECKOUT_SESSION, id), e.getMessage()));
        }
        return after(world, id);
    }

    /** The buyer comes back from the bank. */
    static Answer back(World world, String id) {
        Completion.finish(world, id);
        return after(world, id);
    }

    private static Answer after(World world, String id) {
        ObjectNode session = world.get(Kind.CHECKOUT_SESSION, id);
        String intent = Json.text(session, "payment_intent");
        if ("open".equals(Json.text(session, "status")) && intent != null) {
            ObjectNode paying = world.get(Kind.PAYMENT_INTENT, intent);
            if ("requires_action".equals(Json.text(paying, "status"))) {
                return Answer.redirect(World.BASE + "/3d_secure/" + Json.textOf(paying, "client_secret"));
            }
        }
        return show(world, id);
    }

    private static String successUrl(ObjectNode session) {
        return Json.textOf(session, "success_url").replace("{CHECKOUT_SESSION_ID}", Json.textOf(session, "id"));
    }

    private static @Nullable String email(World world, ObjectNode session) {
        String given = Json.text(session, "customer_email");
        String customer = Json.text(session, "customer");
        if (given != null || customer == null) {
            return given;
        }
        String known = Json.text(world.get(Kind.CUSTOMER, customer), "email");
        return known == null ? "" : known; // a customer is known to the seller, with or without an address
    }

    private static @Nullable String lastError(World world, ObjectNode session) {
        String intent = Json.text(session, "payment_intent");
        ObjectNode paying = intent == null ? null : world.get(Kind.PAYMENT_INTENT, intent);
        return paying != null && Json.has(paying, "last_payment_error")
                ? Json.text(Json.objectOf(paying, "last_payment_error"), "message")
                : null;
    }

    private static String form(World world, ObjectNode session, @Nullable String error) {
        String currency = Json.textOf(session, "currency");
        String total = Amounts.display(Json.number(session, "amount_total"), currency);
        StringBuilder page = new StringBuilder(Html.alert(error));
        page.append("<table><thead><tr><th scope=\"col\">Item</th><th scope=\"col\" class=\"amount\">Amount</th></tr>")
                .append("</thead><tbody>\n");
        for (ObjectNode line : LineItems.of(world, Json.textOf(session, "id"))) {
            page.append(Html.row(
                    Json.text(line, "description") + " × " + Json.number(line, "quantity"),
                    Amounts.display(Json.number(line, "amount_total"), currency)));
        }
        page.append("</tbody><tfoot><tr><th scope=\"row\">Total</th><td class=\"amount\" id=\"total\">")
                .append(Html.escape(total))
                .append("</td></tr></tfoot></table>\n<form method=\"post\" id=\"payment\" action=\"")
                .append(World.BASE + "/c/pay/" + Json.textOf(session, "id"))
                .append("\">\n");
        String known = email(world, session);
        page.append(
                known == null
                        ? Html.field("email", "E-mail", "type=\"email\" autocomplete=\"email\" required", null)
                        : "<p>" + Html.escape(known) + "</p>\n");
        page.append(Html.field("name", "Name on card", "autocomplete=\"cc-name\"", null))
                .append(Html.field(
                        "number",
                        "Card number",
                        "inputmode=\"numeric\" autocomplete=\"cc-number\" required aria-describedby=\"numbers\"",
                        null))
                .append(Html.field("expiry", "Expiry (MM / YY)", "autocomplete=\"cc-exp\"", "12 / 34"))
                .append(Html.field("cvc", "Security code", "inputmode=\"numeric\" autocomplete=\"cc-csc\"", "123"))
                .append("<button type=\"submit\" id=\"pay\">Pay ")
                .append(Html.escape(total))
                .append("</button></form>\n")
                .append(back(session))
                .append(numbers(session));
        return Html.page("Pay " + total, page.toString());
    }

    private static String back(ObjectNode session) {
        String url = Json.text(session, "cancel_url");
        return url == null ? "" : "<p><a id=\"cancel\" href=\"" + Html.escape(url) + "\">Cancel and go back</a></p>\n";
    }

    private static String numbers(ObjectNode session) {
        boolean bank = Json.members(session, "payment_method_types").stream()
                .anyMatch(type -> type.stringValue().equals("us_bank_account"));
        return "<p class=\"note\" id=\"numbers\">Test numbers: 4242 4242 4242 4242 is paid, 4000 0000 0000 0002 is"
                + " declined, 4000 0000 0000 9995 has insufficient funds, 4000 0025 0000 3155 asks for 3-D Secure,"
                + " 4000 0000 0000 0259 is paid and then disputed."
                + (bank ? " Bank accounts: 000123456789 pays in four days, 000111111116 fails then." : "") + "</p>";
    }
}
