package io.creditledger.sandbox.page;

import org.jspecify.annotations.Nullable;

/** Plain pages that any browser and any screen reader can use. */
final class Html {
    private static final String STYLE = "body{font:1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:2rem auto;"
            + "padding:0 1rem;color:#1a1a1a;background:#fff}table{width:100%;border-collapse:collapse}"
            + "th,td{text-align:left;padding:.3rem 0;border-bottom:1px solid #ccc}td.amount,th.amount{text-align:right}"
            + "label{display:block;margin-top:.8rem}input{font:inherit;width:100%;padding:.4rem;box-sizing:border-box;"
            + "border:1px solid #767676;border-radius:.25rem}button{font:inherit;margin-top:1.2rem;padding:.6rem 1rem;"
            + "border:0;border-radius:.25rem;background:#0b5cad;color:#fff}button.other{background:#595959}"
            + "[role=alert]{border:2px solid #b00020;padding:.6rem;color:#b00020}.note{color:#595959;font-size:.9rem}";

    private Html() {}

    /** A page. */
    static String page(String title, String body) {
        return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>" + escape(title)
                + "</title><style>" + STYLE + "</style></head>\n<body><main><h1>" + escape(title) + "</h1>\n" + body
                + "\n<p class=\"note\">Stripe sandbox of the ledger: no real money moves here.</p>"
                + "</main></body></html>\n";
    }

    /** The text, harmless in HTML; nothing for null. */
    static String escape(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;")
                        .replace("'", "&#39;");
    }

    /** A row of a table with an amount at its end. */
    static String row(String what, String amount) {
        return "<tr><td>" + escape(what) + "</td><td class=\"amount\">" + escape(amount) + "</td></tr>\n";
    }

    /** A field with its label. */
    static String field(String id, String label, String attributes, @Nullable String value) {
        return "<label for=\"" + id + "\">" + escape(label) + "</label><input id=\"" + id + "\" name=\"" + id + "\" "
                + attributes + " value=\"" + escape(value) + "\">\n";
    }

    /** What went wrong, said at once by a screen reader. */
    static String alert(@Nullable String message) {
        return message == null ? "" : "<p role=\"alert\">" + escape(message) + "</p>\n";
    }
}
