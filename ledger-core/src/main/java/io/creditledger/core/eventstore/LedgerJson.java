package io.creditledger.core.eventstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Note;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Currency;
import io.creditledger.core.money.UnitCost;
import io.creditledger.core.price.model.Discount;
import io.creditledger.core.price.model.ModelTypes;
import io.creditledger.core.price.model.PricingModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/**
 * The canonical JSON of everything the ledger stores: components in declaration order, no white space, amounts as plain
 * decimal text, instants as ISO 8601 UTC. What is absent, empty or a zero amount is left out and read back as such.
 */
final class LedgerJson {
    /** Reads and writes; immutable and shared. */
    static final JsonMapper MAPPER = mapper(true).build();

    /**
     * Writes commands without what is not part of the question: see {@link LedgerCommand}. A zero amount is written,
     * because in a command an absent amount may mean: all.
     */
    static final JsonMapper QUESTIONS =
            mapper(false).addMixIn(LedgerCommand.class, AskedOnly.class).build();

    private LedgerJson() {}

    private static JsonMapper.Builder mapper(boolean omitZeros) {
        return JsonMapper.builder()
                .addModule(amounts(omitZeros))
                .addModule(names(omitZeros))
                .addMixIn(Note.class, OmitEmpty.class)
                .addMixIn(PricingModel.class, Typed.class)
                .addMixIn(Discount.class, Typed.class)
                .registerSubtypes(types())
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .changeDefaultVisibility(v -> v.withIsGetterVisibility(JsonAutoDetect.Visibility.NONE))
                .changeDefaultPropertyInclusion(
                        i -> JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_NULL))
                .withConfigOverride(List.class, o -> o.setNullHandling(emptyForNull()))
                .withConfigOverride(Map.class, o -> o.setNullHandling(emptyForNull()))
                .withConfigOverride(SortedMap.class, o -> o.setNullHandling(emptyForNull()))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    }

    /** Models under their published names, discounts under those of the published {@code discount_type}. */
    private static NamedType[] types() {
        List<NamedType> types = new ArrayList<>();
        ModelTypes.all().forEach((name, model) -> types.add(new NamedType(model, name)));
        types.add(new NamedType(Discount.UsageDiscount.class, "usage"));
        types.add(new NamedType(Discount.AmountDiscount.class, "amount"));
        types.add(new NamedType(Discount.PercentageDiscount.class, "percentage"));
        types.add(new NamedType(Discount.TrialDiscount.class, "trial"));
        return types.toArray(NamedType[]::new);
    }

    private static JsonSetter.Value emptyForNull() {
        return JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
    }

    private static JacksonModule amounts(boolean omitZeros) {
        SimpleModule module = new SimpleModule("amounts");
        module.addSerializer(Credits.class, new TextSerializer<>() {
            @Override
            public boolean isEmpty(SerializationContext context, Credits value) {
                return omitZeros && value.isZero();
            }
        });
        module.addSerializer(UnitCost.class, new TextSerializer<>() {
            @Override
            public boolean isEmpty(SerializationContext context, UnitCost value) {
                return omitZeros && value.value().signum() == 0;
            }
        });
        module.addDeserializer(Credits.class, new ValueDeserializer<>() {
            @Override
            public Credits deserialize(JsonParser parser, DeserializationContext context) {
                return Credits.of(parser.getString());
            }

            @Override
            public Object getAbsentValue(DeserializationContext context) {
                return Credits.ZERO;
            }
        });
        module.addDeserializer(UnitCost.class, new ValueDeserializer<>() {
            @Override
            public UnitCost deserialize(JsonParser parser, DeserializationContext context) {
                return UnitCost.of(parser.getString());
            }

            @Override
            public Object getAbsentValue(DeserializationContext context) {
                return UnitCost.ZERO;
            }
        });
        return module;
    }

    /** Accounts stay what they were in questions, so that old fingerprints do; facts and states name them by stream. */
    private static JacksonModule names(boolean accounts) {
        SimpleModule module = new SimpleModule("names");
        if (accounts) {
            module.addSerializer(AccountId.class, ToStringSerializer.instance);
            module.addDeserializer(AccountId.class, new ValueDeserializer<>() {
                @Override
                public AccountId deserialize(JsonParser parser, DeserializationContext context) {
                    return AccountId.ofStream(parser.getString());
                }
            });
        }
        module.addSerializer(Currency.class, ToStringSerializer.instance);
        module.addDeserializer(Currency.class, new ValueDeserializer<>() {
            @Override
            public Currency deserialize(JsonParser parser, DeserializationContext context) {
                return new Currency(parser.getString());
            }
        });
        return module;
    }

    private abstract static class TextSerializer<T> extends ValueSerializer<T> {
        @Override
        public void serialize(T value, JsonGenerator generator, SerializationContext context) {
            generator.writeString(value.toString());
        }

        @Override
        public abstract boolean isEmpty(SerializationContext context, T value);
    }

    /** What the ledger itself adds to a command, and may add differently when it is asked again. */
    @JsonIgnoreProperties({"id", "at", "recorded", "allocation", "entityKnown"})
    private interface AskedOnly {}

    private interface OmitEmpty {}

    /** Says which of a sealed family it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
    private interface Typed {}
}
