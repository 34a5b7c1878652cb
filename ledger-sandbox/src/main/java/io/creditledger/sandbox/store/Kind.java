package io.creditledger.sandbox.store;

import org.jspecify.annotations.Nullable;

/** What the sandbox keeps. The kinds of Stripe have an id prefix; those of our own have none. */
public enum Kind {
    PRODUCT("product", "prod_", "id"),
    PRICE("price", "price_1", "price"),
    CUSTOMER("customer", "cus_", "id"),
    PAYMENT_METHOD("PaymentMethod", "pm_1", "payment_method"),
    PAYMENT_INTENT("payment_intent", "pi_3", "intent"),
    CHARGE("charge", "ch_3", "id"),
    REFUND("refund", "re_3", "id"),
    DISPUTE("dispute", "du_1", "id"),
    BALANCE_TRANSACTION("balance transaction", "txn_3", "id"),
    CHECKOUT_SESSION("checkout.session", "cs_test_a1", "session"),
    LINE_ITEM("line item", "li_1", "id"),
    INVOICE("invoice", "in_1", "id"),
    INVOICE_LINE("invoice line", "il_1", "id"),
    INVOICE_ITEM("invoiceitem", "ii_1", "id"),
    INVOICE_PAYMENT("invoice payment", "inpay_1", "id"),
    EVENT("event", "evt_1", "id"),
    /** The number behind a payment method: how it behaves. Never shown. */
    CARD(null, "card_1", "id"),
    /** What a checkout session was created with and does not show. */
    TERMS(null, "", "id"),
    /** An answer given under an idempotency key. */
    ANSWER(null, "", "id"),
    /** An event on its way to an endpoint. */
    DELIVERY(null, "", "id"),
    /** Something that happens by itself at a time. */
    DUE(null, "due_1", "id"),
    /** What the sandbox knows of itself: keys, its clock. */
    SETTING(null, "", "id");

    private final @Nullable String words;
    private final String prefix;
    private final String param;

    Kind(@Nullable String words, String prefix, String param) {
        this.words = words;
        this.prefix = prefix;
        this.param = param;
    }

    /** How Stripe calls it in "No such …". */
    public String words() {
        return words == null ? name() : words;
    }

    /** How its ids begin. */
    public String prefix() {
        return prefix;
    }

    /** The parameter that Stripe blames when an id in the path leads nowhere. */
    public String param() {
        return param;
    }

    /** The kind of Stripe's object that bears such an id; null when none does. */
    public static @Nullable Kind of(String id) {
        int underscore = id.indexOf('_');
        if (underscore < 1) {
            return null;
        }
        String family = id.substring(0, underscore + 1);
        for (Kind kind : values()) {
            if (kind.words != null && kind.prefix.startsWith(family)) {
                return kind;
            }
        }
        return null;
    }
}
