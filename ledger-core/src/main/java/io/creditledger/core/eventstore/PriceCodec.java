package io.creditledger.core.eventstore;

import io.creditledger.core.account.Metered;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.PricingModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** The parts of prices to canonical JSON and back, as they stand in facts: for views, which keep them whole. */
public final class PriceCodec {
    private static final TypeReference<TreeMap<String, String>> TEXT_MAP = new TypeReference<>() {};

    private PriceCodec() {}

    /** Canonical JSON of terms. */
    public static String encode(PriceTerms terms) {
        return LedgerJson.MAPPER.writeValueAsString(terms);
    }

    /** Canonical JSON of metadata. */
    public static String encode(SortedMap<String, String> metadata) {
        return LedgerJson.MAPPER.writeValueAsString(metadata);
    }

    /** Canonical JSON of properties; those with these names as the number or boolean that they are. */
    public static String encode(SortedMap<String, String> properties, List<String> plain) {
        SortedMap<String, Object> said = new TreeMap<>(properties);
        for (String name : plain) {
            String text = properties.get(name);
            if (text != null && Metered.isPlain(text)) {
                boolean bool = text.equals("true") || text.equals("false");
                said.put(name, bool ? Boolean.valueOf(text) : new BigDecimal(text));
            }
        }
        return LedgerJson.MAPPER.writeValueAsString(said);
    }

    /** The terms in such JSON. */
    public static PriceTerms terms(String json) {
        return LedgerJson.MAPPER.readValue(json, PriceTerms.class);
    }

    /** The metadata in such JSON. */
    public static SortedMap<String, String> metadata(String json) {
        return LedgerJson.MAPPER.readValue(json, TEXT_MAP);
    }

    /** Canonical JSON of a model. */
    static String encode(PricingModel model) {
        return LedgerJson.MAPPER.writerFor(PricingModel.class).writeValueAsString(model);
    }

    /** The model in such JSON. */
    static PricingModel model(String json) {
        return LedgerJson.MAPPER.readValue(json, PricingModel.class);
    }
}
