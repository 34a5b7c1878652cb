package io.creditledger.sandbox.page;

import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import io.creditledger.sandbox.stripe.Amounts;
import io.creditledger.sandbox.stripe.World;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a buyer keeps: the receipt of a charge, or an invoice. */
final class ReceiptPage {
    private ReceiptPage() {}

    static Answer receipt(World world, String id) {
        ObjectNode charge = world.get(Kind.CHARGE, id);
        String currency = Json.textOf(charge, "currency");
        ObjectNode paid = Json.objectOf(charge, "payment_method_details");
        String type = Json.textOf(paid, "type");
        ObjectNode with = Json.objectOf(paid, type);
        String body = "<table><tbody>\n"
                + Html.row("Amount paid", Amounts.display(Json.number(charge, "amount_captured"), currency))
                + refunded(charge, currency)
                + Html.row("Date paid", date(Json.number(charge, "created")))
                + Html.row("Payment method", method(type, with) + " – " + Json.text(with, "last4"))
                + optional("Description", Json.text(charge, "description"))
                + optional("E-mail", Json.text(charge, "receipt_email"))
                + Html.row("Charge", id)
                + "</tbody></table>";
        return Answer.html(200, Html.page("Receipt", body));
    }

    private static String method(String type, ObjectNode with) {
        String brand = Json.text(with, "brand");
        return brand == null ? type.replace('_', ' ') : brand.toUpperCase(Locale.ROOT);
    }

    private static String refunded(ObjectNode charge, String currency) {
        long amount = Json.number(charge, "amount_refunded");
        return amount == 0 ? "" : Html.row("Refunded", Amounts.display(amount, currency));
    }

    static Answer invoice(World world, String id) {
        ObjectNode invoice = world.get(Kind.INVOICE, id);
        String currency = Json.textOf(invoice, "currency");
        StringBuilder body = new StringBuilder("<table><tbody>\n")
                .append(optional("Billed to", Json.text(invoice, "customer_name")))
                .append(optional("E-mail", Json.text(invoice, "customer_email")))
                .append(Html.row("Date", date(Json.number(invoice, "created"))));
        Json.members(Json.objectOf(invoice, "lines"), "data")
                .forEach(line -> body.append(Html.row(
                        Json.text(line, "description") + " × " + Json.number(line, "quantity"),
                        Amounts.display(Json.number(line, "amount"), currency))));
        body.append(Html.row("Total", Amounts.display(Json.number(invoice, "total"), currency)))
                .append(Html.row("Amount paid", Amounts.display(Json.number(invoice, "amount_paid"), currency)))
                .append("</tbody></table>");
        return Answer.html(200, Html.page("Invoice " + Json.text(invoice, "number"), body.toString()));
    }

    private static String optional(String what, @Nullable String text) {
        return text == null ? "" : Html.row(what, text);
    }

    private static String date(long seconds) {
        return Instant.ofEpochSecond(seconds)
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
    }
}
