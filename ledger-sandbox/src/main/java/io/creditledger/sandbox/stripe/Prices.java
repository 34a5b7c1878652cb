package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a product costs: one amount per unit, once or recurring. */
final class Prices {
    private static final String NEW = "active currency lookup_key metadata.* nickname product product_data.name"
            + " product_data.metadata.* product_data.active product_data.statement_descriptor product_data.unit_label"
            + " recurring.interval recurring.interval_count recurring.usage_type tax_behavior transfer_lookup_key"
            + " unit_amount unit_amount_decimal billing_scheme";

    private Prices() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v1/prices", Params.of(NEW), Prices::create),
                Route.get(
                        "/v1/prices",
                        Params.of(Lists.PARAMS + " active currency lookup_keys product type"),
                        Prices::list),
                Route.get("/v1/prices/{id}", Params.of(""), (world, form, id) -> world.get(Kind.PRICE, id)),
                Route.post(
                        "/v1/prices/{id}",
                        Params.of("active lookup_key metadata.* nickname tax_behavior transfer_lookup_key"),
                        Prices::update));
    }

    private static ObjectNode create(World world, Form form, String none) {
        ObjectNode price = make(world, form, true);
        world.event("price.created", price);
        return price;
    }

    /** A price of its own, or one made for a single line of a checkout, which is never active. */
    static ObjectNode make(World world, Form form, boolean active) {
        long unit = unitAmount(form);
        ObjectNode price = Json.like("{'active':true,'billing_scheme':'per_unit','custom_unit_amount':null,"
                + "'livemode':false,'lookup_key':null,'nickname':null,'recurring':null,'tiers_mode':null,"
                + "'transform_quantity':null}");
        price.put("active", active && form.flag("active", true));
        price.put("created", world.now());
        price.put("currency", Amounts.currency(form));
        price.set("metadata", Metadata.of(form));
        price.put("nickname", form.text("nickname"));
        price.put("product", product(world, form));
        price.put("tax_behavior", form.choice("tax_behavior", "unspecified", "exclusive", "inclusive"));
        price.put("type", recurring(form, price) ? "recurring" : "one_time");
        price.put("unit_amount", unit);
        price.put("unit_amount_decimal", Long.toString(unit));
        lookupKey(world, form, price);
        return world.create(Kind.PRICE, "price", price);
    }

    private static long unitAmount(Form form) {
        String decimal = form.text("unit_amount_decimal");
        if (decimal != null && !decimal.matches("\\d+(\\.0+)?")) {
            throw ApiError.invalid(
                    null, "The sandbox only has whole amounts; got " + decimal, form.param("unit_amount_decimal"));
        }
        Long unit = decimal == null
                ? form.integer("unit_amount")
                : Long.valueOf(
                        decimal.substring(0, decimal.indexOf('.') < 0 ? decimal.length() : decimal.indexOf('.')));
        if (unit == null) {
            throw ApiError.missing(form.param("unit_amount"));
        }
        if (unit < 0) {
            throw ApiError.invalid(
                    "parameter_invalid_integer",
                    "This value must be greater than or equal to 0.",
                    form.param("unit_amount"));
        }
        return unit;
    }

    private static String product(World world, Form form) {
        Form data = form.form("product_data");
        if (data.isEmpty()) {
            String id = form.required("product");
            world.referenced(Kind.PRODUCT, id, form.param("product"));
            return id;
        }
        ObjectNode product = Products.make(world, data.required("name"));
        product.set("metadata", Metadata.of(data));
        return Json.textOf(world.create(Kind.PRODUCT, "product", product), "id");
    }

    private static boolean recurring(Form form, ObjectNode price) {
        Form recurring = form.form("recurring");
        if (recurring.isEmpty()) {
            return false;
        }
        ObjectNode terms = price.putObject("recurring");
        terms.put("interval", recurring.required("interval"));
        terms.put("interval_count", recurring.has("interval_count") ? recurring.requiredInteger("interval_count") : 1);
        terms.putNull("meter");
        terms.putNull("trial_period_days");
        terms.put("usage_type", recurring.choice("usage_type", "licensed", "metered"));
        return true;
    }

    private static ObjectNode update(World world, Form form, String id) {
        ObjectNode before = world.get(Kind.PRICE, id).deepCopy();
        ObjectNode price = world.edit(Kind.PRICE, id);
        if (form.has("active")) {
            price.put("active", form.flag("active", true));
        }
        if (form.has("nickname")) {
            price.put("nickname", form.text("nickname"));
        }
        lookupKey(world, form, price);
        Metadata.update(price, form);
        world.updated("price.updated", before, price);
        return price;
    }

    private static void lookupKey(World world, Form form, ObjectNode price) {
        String key = form.text("lookup_key");
        if (key == null) {
            return;
        }
        ObjectNode holder = holder(world, key);
        if (holder != null && !form.flag("transfer_lookup_key", false)) {
            throw ApiError.invalid(
                    null, "A price (`" + Json.text(holder, "id") + "`) already uses that lookup key.", "lookup_key");
        }
        if (holder != null) {
            world.edit(Kind.PRICE, Json.textOf(holder, "id")).putNull("lookup_key");
        }
        price.put("lookup_key", key);
    }

    private static @Nullable ObjectNode holder(World world, String key) {
        List<ObjectNode> holders = world.change().all(Kind.PRICE, price -> key.equals(Json.text(price, "lookup_key")));
        return holders.isEmpty() ? null : holders.getFirst();
    }

    private static ObjectNode list(World world, Form form, String none) {
        List<String> keys = form.texts("lookup_keys");
        String currency = form.text("currency");
        String lower = currency == null ? null : currency.toLowerCase(Locale.ROOT);
        return Lists.page(
                world,
                Kind.PRICE,
                form,
                "/v1/prices",
                price -> (keys.isEmpty() || keys.contains(Json.text(price, "lookup_key")))
                        && (lower == null || lower.equals(Json.text(price, "currency")))
                        && Filter.same(form, price, "product")
                        && Filter.same(form, price, "type")
                        && Filter.sameFlag(form, price, "active"));
    }
}
