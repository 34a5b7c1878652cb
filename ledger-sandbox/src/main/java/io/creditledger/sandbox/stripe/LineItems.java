package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What is bought in a checkout. */
public final class LineItems {
    /** What a line may say. */
    static final String PARAMS = "line_items.price line_items.quantity line_items.metadata.*"
            + " line_items.price_data.currency line_items.price_data.product line_items.price_data.unit_amount"
            + " line_items.price_data.unit_amount_decimal line_items.price_data.tax_behavior"
            + " line_items.price_data.product_data.name line_items.price_data.product_data.description"
            + " line_items.price_data.product_data.metadata.*";

    private static final long MOST = 999_999;

    private LineItems() {}

    /** Makes the lines that are sent; all in one currency. */
    static List<ObjectNode> make(World world, Form form) {
        List<ObjectNode> items = new ArrayList<>();
        for (Form line : form.forms("line_items")) {
            items.add(item(world, line));
        }
        if (items.isEmpty()) {
            throw ApiError.missing("line_items");
        }
        long currencies = items.stream()
                .map(item -> Json.text(item, "currency"))
                .distinct()
                .count();
        if (currencies > 1) {
            throw ApiError.invalid(null, "All prices on a Checkout Session must use the same currency.", "line_items");
        }
        return items;
    }

    private static ObjectNode item(World world, Form line) {
        ObjectNode price = price(world, line);
        if ("recurring".equals(Json.text(price, "type"))) {
            throw ApiError.invalid(
                    null,
                    "You specified `payment` mode but passed a recurring price. Either switch to `subscription` mode or"
                            + " use only one-time prices.",
                    "mode");
        }
        long quantity = line.requiredInteger("quantity");
        if (quantity < 1 || quantity > MOST) {
            throw ApiError.invalid(
                    "parameter_invalid_integer",
                    "This value must be greater than or equal to 1.",
                    line.param("quantity"));
        }
        long amount = Math.multiplyExact(quantity, Json.number(price, "unit_amount"));
        ObjectNode product = world.known(Kind.PRODUCT, Json.textOf(price, "product"));
        ObjectNode item = Json.object();
        item.putNull("adjustable_quantity");
        item.put("amount_discount", 0);
        item.put("amount_subtotal", amount);
        item.put("amount_tax", 0);
        item.put("amount_total", amount);
        item.put("currency", Json.textOf(price, "currency"));
        item.put("description", Json.textOf(product, "name"));
        item.set("metadata", Metadata.of(line));
        item.set("price", price.deepCopy());
        item.put("quantity", quantity);
        return world.create(Kind.LINE_ITEM, "item", item);
    }

    private static ObjectNode price(World world, Form line) {
        Form data = line.form("price_data");
        if (!data.isEmpty()) {
            return Prices.make(world, data, false);
        }
        String id = line.required("price");
        ObjectNode price = world.referenced(Kind.PRICE, id, line.param("price"));
        if (!Json.flag(price, "active")) {
            throw ApiError.invalid(
                    "price_inactive",
                    "The price specified is inactive. This field only accepts active prices.",
                    line.param("price"));
        }
        return price;
    }

    /** The lines of a session. */
    public static List<ObjectNode> of(World world, String session) {
        return Json.members(world.known(Kind.TERMS, session), "items").stream()
                .map(id -> world.known(Kind.LINE_ITEM, id.stringValue()))
                .toList();
    }

    /** One page of the lines of a session, in their order. */
    static ObjectNode page(World world, Form form, String session) {
        String url = "/v1/checkout/sessions/" + session + "/line_items";
        return Lists.page(of(world, session), form, url, Kind.LINE_ITEM);
    }
}
