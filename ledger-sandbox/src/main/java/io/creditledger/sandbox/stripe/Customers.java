package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Ids;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Who buys. */
final class Customers {
    private static final String ADDRESS =
            " address.city address.country address.line1 address.line2 address.postal_code address.state";
    private static final String FIELDS =
            "description email metadata.* name phone" + " invoice_settings.default_payment_method" + ADDRESS;

    private Customers() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v1/customers", Params.of(FIELDS + " payment_method"), Customers::create),
                Route.get("/v1/customers", Params.of(Lists.PARAMS + " email"), Customers::list),
                Route.get("/v1/customers/{id}", Params.of(""), (world, form, id) -> world.get(Kind.CUSTOMER, id)),
                Route.post("/v1/customers/{id}", Params.of(FIELDS), Customers::update),
                Route.get(
                        "/v1/customers/{id}/payment_methods",
                        Params.of(Lists.PARAMS + " type allow_redisplay"),
                        (world, form, id) -> {
                            ObjectNode customer = world.get(Kind.CUSTOMER, id);
                            return PaymentMethods.page(
                                    world,
                                    form,
                                    Json.textOf(customer, "id"),
                                    "/v1/customers/" + id + "/payment_methods");
                        }));
    }

    private static ObjectNode create(World world, Form form, String none) {
        ObjectNode customer = make(world, form.email("email"), form.text("name"));
        alter(world, customer, form);
        Metadata.update(customer, form);
        world.event("customer.created", customer);
        String method = form.text("payment_method");
        if (method != null) {
            PaymentMethods.attach(world, method, Json.textOf(customer, "id"), form.param("payment_method"));
        }
        return customer;
    }

    /** A customer of whom little is known, as checkout makes them. */
    static ObjectNode make(World world, @Nullable String email, @Nullable String name) {
        ObjectNode customer = Json.like("{'address':null,'balance':0,'created':0,'currency':null,"
                + "'customer_account':null,'default_source':null,'delinquent':false,'description':null,"
                + "'discount':null,'email':null,'invoice_prefix':null,'invoice_settings':{'custom_fields':null,"
                + "'default_payment_method':null,'footer':null,'rendering_options':null},'livemode':false,"
                + "'metadata':{},'name':null,'next_invoice_sequence':1,'phone':null,'preferred_locales':[],"
                + "'shipping':null,'tax_exempt':'none','test_clock':null}");
        customer.put("created", world.now());
        customer.put("email", email);
        customer.put("name", name);
        customer.put("invoice_prefix", Ids.random(8).toUpperCase(Locale.ROOT));
        return world.create(Kind.CUSTOMER, "customer", customer);
    }

    private static ObjectNode update(World world, Form form, String id) {
        ObjectNode before = world.get(Kind.CUSTOMER, id).deepCopy();
        ObjectNode customer = world.edit(Kind.CUSTOMER, id);
        alter(world, customer, form);
        Metadata.update(customer, form);
        world.updated("customer.updated", before, customer);
        return customer;
    }

    private static void alter(World world, ObjectNode customer, Form form) {
        for (String field : List.of("description", "email", "name", "phone")) {
            if (form.has(field)) {
                customer.put(field, field.equals("email") ? form.email(field) : form.text(field));
            }
        }
        if (form.has("address")) {
            customer.set("address", Addresses.of(form.form("address")));
        }
        Form settings = form.form("invoice_settings");
        String method = settings.text("default_payment_method");
        if (method != null) {
            world.referenced(Kind.PAYMENT_METHOD, method, settings.param("default_payment_method"));
            Json.objectOf(customer, "invoice_settings").put("default_payment_method", method);
        }
    }

    private static ObjectNode list(World world, Form form, String none) {
        return Lists.page(
                world, Kind.CUSTOMER, form, "/v1/customers", customer -> Filter.same(form, customer, "email"));
    }
}
