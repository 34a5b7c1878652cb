package io.creditledger.api.billing;

import io.creditledger.core.customer.AlertTerms;
import io.creditledger.core.decider.Ids;
import io.creditledger.projections.customer.AlertView;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.customer.FiredView;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What a tenant is told when an alert fires, in the words and with the signature of the published API. */
final class AlertMessage {
    private static final String ALGORITHM = "HmacSHA256";

    private AlertMessage() {}

    /** The same for the same entry and threshold, however often it is told: receivers know it by this. */
    static UUID id(FiredView fired) {
        return Ids.named("alert.webhook", fired.alert() + "/" + fired.number() + "/" + fired.threshold());
    }

    static Map<String, Object> of(FiredView fired, AlertView alert, CustomerView customer) {
        AlertTerms.Type type = alert.terms().type();
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("alert_configuration", AlertBody.of(alert, CustomerName.of(customer), fired.balance()));
        if (type != AlertTerms.Type.DEPLETED) {
            properties.put("balance_threshold", fired.threshold().toString());
        }
        String unit = alert.terms().unit();
        properties.put("pricing_unit", Map.of("name", unit, "symbol", unit, "display_name", unit));
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", id(fired));
        message.put("created_at", fired.at());
        message.put("type", "customer." + AlertBody.PREFIX + type.name().toLowerCase(Locale.ROOT));
        message.put("customer", CustomerBody.of(customer));
        message.put("properties", properties);
        return message;
    }

    /** What the header {@code X-Orb-Signature} says. */
    static String signature(String secret, String timestamp, String body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            byte[] signed = ("v1:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8);
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(signed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
