package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Ids;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The paid invoice that a checkout makes when asked to. */
final class Invoices {
    private Invoices() {}

    static List<Route> routes() {
        return List.of(
                Route.get("/v1/invoices", Params.of(Lists.PARAMS + " customer status"), Invoices::list),
                Route.get("/v1/invoices/{id}", Params.of(""), (world, form, id) -> world.get(Kind.INVOICE, id)),
                Route.get(
                        "/v1/invoices/{id}/lines",
                        Params.of(Lists.PARAMS),
                        (world, form, id) ->
                                Lists.page(lines(world, id), form, "/v1/invoices/" + id + "/lines", Kind.INVOICE_LINE)),
                Route.get(
                        "/v1/invoice_payments",
                        Params.of(Lists.PARAMS + " invoice status payment.payment_intent payment.type"),
                        Invoices::payments),
                Route.get(
                        "/v1/invoice_payments/{id}",
                        Params.of(""),
                        (world, form, id) -> world.get(Kind.INVOICE_PAYMENT, id)));
    }

    private static List<ObjectNode> lines(World world, String invoice) {
        world.get(Kind.INVOICE, invoice);
        return world.change().all(Kind.INVOICE_LINE, line -> invoice.equals(Json.text(line, "invoice")));
    }

    private static ObjectNode list(World world, Form form, String none) {
        return Lists.page(
                world,
                Kind.INVOICE,
                form,
                "/v1/invoices",
                invoice -> Filter.same(form, invoice, "customer") && Filter.same(form, invoice, "status"));
    }

    private static ObjectNode payments(World world, Form form, String none) {
        Form payment = form.form("payment");
        return Lists.page(
                world,
                Kind.INVOICE_PAYMENT,
                form,
                "/v1/invoice_payments",
                paid -> Filter.same(form, paid, "invoice")
                        && Filter.same(form, paid, "status")
                        && Filter.same(payment, Json.objectOf(paid, "payment"), "payment_intent"));
    }

    /** Makes the invoice of a paid session that wants one, and tells of it. */
    static void ofSession(World world, ObjectNode session) {
        if (!Json.flag(Json.objectOf(session, "invoice_creation"), "enabled")) {
            return;
        }
        ObjectNode invoice = world.create(Kind.INVOICE, "invoice", fields(world, session));
        String id = Json.textOf(invoice, "id");
        session.put("invoice", id);
        List<ObjectNode> lines = LineItems.of(world, Json.textOf(session, "id")).stream()
                .map(item -> line(world, item, id))
                .toList();
        invoice.set("lines", Lists.list(lines, false, "/v1/invoices/" + id + "/lines"));
        invoice.put("hosted_invoice_url", World.BASE + "/i/" + id);
        payment(world, session, invoice);
        for (String happened : List.of("created", "finalized", "paid", "payment_succeeded")) {
            world.event("invoice." + happened, invoice);
        }
    }

    private static ObjectNode fields(World world, ObjectNode session) {
        ObjectNode invoice = Json.like("{'account_country':'US','account_name':'Ledger sandbox',"
                + "'account_tax_ids':null,'amount_due':0,'amount_overpaid':0,'amount_paid':0,'amount_remaining':0,"
                + "'amount_shipping':0,'application':null,'attempt_count':0,'attempted':true,'auto_advance':false,"
                + "'automatic_tax':{'disabled_reason':null,'enabled':false,'liability':null,'provider':null,"
                + "'status':null},'automatically_finalizes_at':null,'billing_reason':'manual',"
                + "'collection_method':'charge_automatically','created':0,'currency':null,'custom_fields':null,"
                + "'customer':null,'customer_account':null,'customer_address':null,'customer_email':null,"
                + "'customer_name':null,'customer_phone':null,'customer_shipping':null,"
                + "'customer_tax_exempt':'none','customer_tax_ids':[],'default_payment_method':null,"
                + "'default_source':null,'default_tax_rates':[],'description':null,'discounts':[],'due_date':null,"
                + "'effective_at':0,'ending_balance':0,'footer':null,'from_invoice':null,"
                + "'hosted_invoice_url':null,'invoice_pdf':null,'issuer':{'type':'self'},"
                + "'last_finalization_error':null,'latest_revision':null,'lines':null,'livemode':false,"
                + "'metadata':{},'next_payment_attempt':null,'number':null,'on_behalf_of':null,'parent':null,"
                + "'payment_settings':{'default_mandate':null,'payment_method_options':null,"
                + "'payment_method_types':null},'period_end':0,'period_start':0,"
                + "'post_payment_credit_notes_amount':0,'pre_payment_credit_notes_amount':0,"
                + "'receipt_number':null,'rendering':null,'shipping_cost':null,'shipping_details':null,"
                + "'starting_balance':0,'statement_descriptor':null,'status':'paid',"
                + "'status_transitions':{'finalized_at':0,'marked_uncollectible_at':null,'paid_at':0,"
                + "'voided_at':null},'subtotal':0,'subtotal_excluding_tax':0,'test_clock':null,'total':0,"
                + "'total_discount_amounts':[],'total_excluding_tax':0,'total_pretax_credit_amounts':[],"
                + "'total_taxes':[],'webhooks_delivered_at':null}");
        for (String field : List.of(
                "amount_due", "amount_paid", "subtotal", "subtotal_excluding_tax", "total", "total_excluding_tax")) {
            invoice.put(field, Json.number(session, "amount_total"));
        }
        for (String field : List.of("created", "effective_at", "period_end", "period_start")) {
            invoice.put(field, world.now());
        }
        ObjectNode passed = Json.objectOf(invoice, "status_transitions");
        passed.put("finalized_at", world.now());
        passed.put("paid_at", world.now());
        invoice.put("currency", Json.textOf(session, "currency"));
        buyer(world, session, invoice);
        ObjectNode data = Json.objectOf(Json.objectOf(session, "invoice_creation"), "invoice_data");
        invoice.put("description", Json.text(data, "description"));
        invoice.put("footer", Json.text(data, "footer"));
        invoice.set("metadata", Json.objectOf(data, "metadata").deepCopy());
        return invoice;
    }

    private static void buyer(World world, ObjectNode session, ObjectNode invoice) {
        String id = Json.textOf(session, "customer");
        ObjectNode customer = world.known(Kind.CUSTOMER, id);
        invoice.put("customer", id);
        invoice.put("customer_email", Json.text(customer, "email"));
        invoice.put("customer_name", Json.text(customer, "name"));
        long next = Json.number(customer, "next_invoice_sequence");
        String prefix = Json.textOf(customer, "invoice_prefix");
        invoice.put("number", String.format(Locale.ROOT, "%s-%04d", prefix, next));
        customer.put("next_invoice_sequence", next + 1);
    }

    private static ObjectNode line(World world, ObjectNode item, String invoice) {
        ObjectNode price = Json.objectOf(item, "price");
        ObjectNode line = Json.like("{'amount':0,'currency':null,'description':null,'discount_amounts':[],"
                + "'discountable':true,'discounts':[],'invoice':null,'livemode':false,'metadata':{},"
                + "'parent':{'invoice_item_details':{'invoice_item':null,'proration':false,"
                + "'proration_details':{'credited_items':null},'subscription':null},"
                + "'subscription_item_details':null,'type':'invoice_item_details'},'period':{'end':0,'start':0},"
                + "'pretax_credit_amounts':[],'pricing':{'price_details':{'price':null,'product':null},"
                + "'type':'price_details','unit_amount_decimal':null},'quantity':1,'quantity_decimal':'1',"
                + "'subscription':null,'subtotal':0,'taxes':[]}");
        line.put("amount", Json.number(item, "amount_total"));
        line.put("subtotal", Json.number(item, "amount_subtotal"));
        line.put("currency", Json.textOf(item, "currency"));
        line.put("description", Json.text(item, "description"));
        line.put("invoice", invoice);
        Json.objectOf(Json.objectOf(line, "parent"), "invoice_item_details")
                .put("invoice_item", Ids.of(Kind.INVOICE_ITEM));
        ObjectNode period = Json.objectOf(line, "period");
        period.put("start", world.now());
        period.put("end", world.now());
        ObjectNode pricing = Json.objectOf(line, "pricing");
        pricing.put("unit_amount_decimal", Json.text(price, "unit_amount_decimal"));
        Json.objectOf(pricing, "price_details").put("price", Json.textOf(price, "id"));
        Json.objectOf(pricing, "price_details").put("product", Json.textOf(price, "product"));
        line.put("quantity", Json.number(item, "quantity"));
        line.put("quantity_decimal", Long.toString(Json.number(item, "quantity")));
        return world.create(Kind.INVOICE_LINE, "line_item", line);
    }

    private static void payment(World world, ObjectNode session, ObjectNode invoice) {
        String intent = Json.text(session, "payment_intent");
        if (intent == null) {
            return;
        }
        ObjectNode paid = Json.object();
        paid.put("amount_paid", Json.number(invoice, "amount_paid"));
        paid.put("amount_requested", Json.number(invoice, "amount_due"));
        paid.put("created", world.now());
        paid.put("currency", Json.textOf(invoice, "currency"));
        paid.put("invoice", Json.textOf(invoice, "id"));
        paid.put("is_default", true);
        paid.put("livemode", false);
        ObjectNode payment = paid.putObject("payment");
        payment.put("payment_intent", intent);
        payment.put("type", "payment_intent");
        paid.put("status", "paid");
        ObjectNode passed = paid.putObject("status_transitions");
        passed.putNull("canceled_at");
        passed.put("paid_at", world.now());
        world.event("invoice_payment.paid", world.create(Kind.INVOICE_PAYMENT, "invoice_payment", paid));
    }
}
