package io.creditledger.core.eventstore;

import io.creditledger.core.account.AccountRefusal;
import io.creditledger.core.customer.CustomerRefusal;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.payment.PaymentRefusal;
import io.creditledger.core.refill.RefillRefusal;
import io.creditledger.core.renewal.RenewalRefusal;
import io.creditledger.core.tier.TierRefusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/** Refusals to canonical JSON and back: {@code {"code": …}} with what the refusal says. */
public final class RefusalCodec {
    private static final String CODE = "code";
    private static final Map<String, Class<? extends Refusal>> BY_CODE = new HashMap<>();

    static {
        List<Class<?>> records = new ArrayList<>();
        collectRecords(AccountRefusal.class, records);
        collectRecords(TierRefusal.class, records);
        collectRecords(PaymentRefusal.class, records);
        collectRecords(RefillRefusal.class, records);
        collectRecords(RenewalRefusal.class, records);
        collectRecords(CustomerRefusal.class, records);
        for (Class<?> refusal : records) {
            Class<?> other = BY_CODE.put(snakeCase(refusal.getSimpleName()), refusal.asSubclass(Refusal.class));
            if (other != null) {
                throw new IllegalStateException(other + " and " + refusal + " have the same code");
            }
        }
    }

    private RefusalCodec() {}

    /** The codes of all refusals, in alphabetical order. */
    public static SortedSet<String> codes() {
        return new TreeSet<>(BY_CODE.keySet());
    }

    /** Canonical bytes of a refusal. */
    public static byte[] encode(Refusal refusal) {
        ObjectNode json = LedgerJson.MAPPER.createObjectNode().put(CODE, refusal.code());
        ObjectNode parts = LedgerJson.MAPPER.valueToTree(refusal);
        json.setAll(parts);
        return LedgerJson.MAPPER.writeValueAsBytes(json);
    }

    /**
     * The refusal in such bytes.
     *
     * @throws UnreadableEvent when its code is not known to this build
     */
    public static Refusal decode(byte[] json) {
        ObjectNode parts = (ObjectNode) LedgerJson.MAPPER.readTree(json);
        String code = parts.remove(CODE).asString();
        Class<? extends Refusal> refusal = BY_CODE.get(code);
        if (refusal == null) {
            throw new UnreadableEvent("refusal '" + code + "' is not known to this build");
        }
        return LedgerJson.MAPPER.treeToValue(parts, refusal);
    }

    private static void collectRecords(Class<?> type, List<Class<?>> records) {
        if (type.isRecord()) {
            records.add(type);
        } else if (type.isSealed()) {
            for (Class<?> permitted : type.getPermittedSubclasses()) {
                collectRecords(permitted, records);
            }
        }
    }

    private static String snakeCase(String name) {
        return name.replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
