package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Form;
import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** Addresses that a browser is sent to. */
final class Urls {
    private Urls() {}

    /** Refuses what is sent and is no web address. The place of a session's id may stand in it. */
    static void checkWeb(Form form, String field) {
        String url = form.text(field);
        if (url != null) {
            URI uri = parsed(form, field, url.replace("{CHECKOUT_SESSION_ID}", "id"));
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!web || uri.getHost() == null) {
                throw invalid(form, field);
            }
        }
    }

    /** Any address, of an app too; null when not sent. */
    static @Nullable String any(Form form, String field) {
        String url = form.text(field);
        if (url != null && parsed(form, field, url).getScheme() == null) {
            throw invalid(form, field);
        }
        return url;
    }

    private static URI parsed(Form form, String field, String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            throw invalid(form, field);
        }
    }

    private static ApiError invalid(Form form, String field) {
        return ApiError.invalid("url_invalid", "Not a valid URL", form.param(field));
    }
}
