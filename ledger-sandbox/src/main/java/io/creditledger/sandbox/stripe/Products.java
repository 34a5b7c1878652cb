package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.http.Params;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.store.Kind;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What is sold. */
final class Products {
    private static final String FIELDS = "active default_price description images metadata.* name shippable"
            + " statement_descriptor tax_code unit_label url";

    private Products() {}

    static List<Route> routes() {
        return List.of(
                Route.post("/v1/products", Params.of(FIELDS + " id type"), Products::create),
                Route.get("/v1/products", Params.of(Lists.PARAMS + " active ids url"), Products::list),
                Route.get("/v1/products/{id}", Params.of(""), (world, form, id) -> world.get(Kind.PRODUCT, id)),
                Route.post("/v1/products/{id}", Params.of(FIELDS), Products::update));
    }

    private static ObjectNode create(World world, Form form, String none) {
        ObjectNode product = make(world, form.required("name"));
        product.set("metadata", Metadata.of(form));
        alter(world, product, form);
        ObjectNode created = add(world, product, form);
        world.event("product.created", created);
        return created;
    }

    /** The fields of a product of which only the name is known. */
    static ObjectNode make(World world, String name) {
        ObjectNode product = Json.like("{'active':true,'default_price':null,'description':null,'images':[],"
                + "'livemode':false,'marketing_features':[],'metadata':{},'package_dimensions':null,'shippable':null,"
                + "'statement_descriptor':null,'tax_code':null,'type':'service','unit_label':null,'url':null}");
        product.put("created", world.now());
        product.put("updated", world.now());
        product.put("name", name);
        return product;
    }

    /** A product's id may be chosen by the caller. */
    private static ObjectNode add(World world, ObjectNode product, Form form) {
        String id = form.text("id");
        if (id == null) {
            return world.create(Kind.PRODUCT, "product", product);
        }
        if (world.change().find(Kind.PRODUCT, id) != null) {
            throw ApiError.invalid("resource_already_exists", "Product already exists.", "id");
        }
        ObjectNode named = Json.object();
        named.put("id", id);
        named.put("object", "product");
        named.setAll(product);
        world.change().put(Kind.PRODUCT, id, named);
        return named;
    }

    private static ObjectNode update(World world, Form form, String id) {
        ObjectNode before = world.get(Kind.PRODUCT, id).deepCopy();
        ObjectNode product = world.edit(Kind.PRODUCT, id);
        if (form.has("name")) {
            product.put("name", form.required("name"));
        }
        Metadata.update(product, form);
        alter(world, product, form);
        product.put("updated", world.now());
        world.updated("product.updated", before, product);
        return product;
    }

    private static void alter(World world, ObjectNode product, Form form) {
        for (String field : List.of("description", "statement_descriptor", "tax_code", "unit_label", "url")) {
            if (form.has(field)) {
                product.put(field, form.text(field));
            }
        }
        for (String field : List.of("active", "shippable")) {
            if (form.has(field)) {
                product.put(field, form.flag(field, true));
            }
        }
        if (form.has("images")) {
            product.set("images", Json.array(form.texts("images")));
        }
        String price = form.text("default_price");
        if (price != null) {
            world.referenced(Kind.PRICE, price, "default_price");
            product.put("default_price", price);
        }
    }

    private static ObjectNode list(World world, Form form, String none) {
        List<String> ids = form.texts("ids");
        return Lists.page(
                world,
                Kind.PRODUCT,
                form,
                "/v1/products",
                product -> (ids.isEmpty() || ids.contains(Json.text(product, "id")))
                        && Filter.same(form, product, "url")
                        && Filter.sameFlag(form, product, "active"));
    }
}
