package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.body.Properties;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.evaluation.Filter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the published body of an evaluation of events that are sent along. */
final class EvaluationReader {
    private static final int MAX_TEXT = 200;
    private static final int MAX_FILTER = 1_000;
    private static final int MAX_KEYS = 10;
    private static final int MAX_PRICES = 100;
    private static final int MAX_EVENTS = 500;
    private static final Duration MAX_AGE = Duration.ofDays(100);

    private EvaluationReader() {}

    /**
     * One price to rate by: exactly one of id, external id and inline terms.
     *
     * @param filter which events count
     * @param keys the properties that tell the groups
     */
    record Asked(
            @Nullable String priceId,
            @Nullable String externalPriceId,
            @Nullable PriceTerms inline,
            Filter filter,
            List<String> keys) {}

    /** An event: when it was, whose it is, and its properties as they came. */
    record Event(
            Instant at, @Nullable String customer, @Nullable String externalCustomer, Map<String, JsonNode> said) {
        Map<String, String> properties() {
            Map<String, String> properties = new LinkedHashMap<>();
            said.forEach((name, value) -> properties.put(name, Properties.text(value)));
            return properties;
        }
    }

    /**
     * What is to be evaluated.
     *
     * @param frame which of the events count
     */
    record Preview(Frame frame, List<Event> events, List<Asked> asked) {
        /** The properties of the events of that time and customer. */
        List<Map<String, String>> counted() {
            return within().map(Event::properties).toList();
        }

        /**
         * The values that a property had in the events, by their text: as the first of them came, but a text where any
         * was one, as of usage in the ledger.
         */
        Map<String, JsonNode> originals(String name) {
            Map<String, JsonNode> originals = new LinkedHashMap<>();
            within().map(event -> event.said().get(name))
                    .filter(Objects::nonNull)
                    .forEach(value -> originals.merge(
                            Properties.text(value), value, (first, next) -> next.isString() ? next : first));
            return originals;
        }

        private Stream<Event> within() {
            return events.stream()
                    .filter(event ->
                            !event.at().isBefore(frame.start) && event.at().isBefore(frame.end))
                    .filter(event -> frame.customer == null || frame.customer.equals(event.customer()))
                    .filter(event ->
                            frame.externalCustomer == null || frame.externalCustomer.equals(event.externalCustomer()));
        }
    }

    /**
     * The usage events that count.
     *
     * @param start inclusive
     * @param end exclusive
     */
    record Frame(
            Instant start,
            Instant end,
            @Nullable String customer,
            @Nullable String externalCustomer) {}

    /** Which usage events count; what is wrong is noted in {@code fields}, which the caller has to close. */
    static Frame frame(Fields fields, Instant now) {
        Instant start = time(fields, "timeframe_start");
        Instant end = time(fields, "timeframe_end");
        if (fields.has("timeframe_start") && start.isBefore(now.minus(MAX_AGE))) {
            fields.error("timeframe_start", "is more than " + MAX_AGE.toDays() + " days ago.", "time_range");
        }
        if (fields.has("timeframe_end") && !end.isAfter(start)) {
            fields.error("timeframe_end", "must be after timeframe_start.", "time_range");
        }
        return new Frame(
                start,
                end,
                fields.optionalText("customer_id", MAX_TEXT),
                fields.optionalText("external_customer_id", MAX_TEXT));
    }

    /** The prices to rate by. */
    static List<Asked> prices(Fields fields) {
        return each(fields, "price_evaluations", MAX_PRICES, EvaluationReader::asked);
    }

    /** What one price is asked that is named elsewhere. */
    static Asked price(Fields fields, String id) {
        return question(fields, id, null, null);
    }

    /** What is asked; what is wrong is noted in {@code fields}, which the caller has to close. */
    static Preview read(Fields fields, Instant now) {
        return new Preview(
                frame(fields, now), each(fields, "events", MAX_EVENTS, EvaluationReader::event), prices(fields));
    }

    private static <T> List<T> each(Fields fields, String name, int max, Function<Fields, T> reader) {
        List<T> read = new ArrayList<>();
        fields.objects(name, max).forEach(object -> read.add(fields.nested(object, reader)));
        return read;
    }

    private static Event event(Fields event) {
        event.text("event_name", MAX_TEXT);
        Map<String, JsonNode> said = new LinkedHashMap<>();
        JsonNode properties = event.optionalNode("properties");
        if (properties == null || !properties.isObject()) {
            event.error("properties", "must be an object.", "object_type");
        } else {
            properties.properties().forEach(entry -> {
                if (entry.getValue().isContainer()) {
                    event.error("properties", "has strings, numbers and booleans as values.", "properties_type");
                } else if (!entry.getValue().isNull()) {
                    said.put(entry.getKey(), entry.getValue());
                }
            });
        }
        return new Event(
                time(event, "timestamp"),
                event.optionalText("customer_id", MAX_TEXT),
                event.optionalText("external_customer_id", MAX_TEXT),
                said);
    }

    private static Asked asked(Fields asked) {
        String id = asked.optionalText("price_id", MAX_TEXT);
        String external = asked.optionalText("external_price_id", MAX_TEXT);
        PriceTerms inline = asked.has("price") ? asked.within("price", PriceReader::read) : null;
        long named = Stream.of("price_id", "external_price_id", "price")
                .filter(asked::has)
                .count();
        if (named != 1) {
            asked.error("price_id", "or external_price_id or price: one of the three.", "one_of");
        }
        return question(asked, id, external, inline);
    }

    private static Asked question(
            Fields asked, @Nullable String id, @Nullable String external, @Nullable PriceTerms inline) {
        if (asked.has("metric_parameter_overrides")) {
            asked.error("metric_parameter_overrides", "is not available here.", "not_available");
        }
        List<String> keys = asked.optionalTexts("grouping_keys", MAX_KEYS, MAX_TEXT);
        return new Asked(id, external, inline, filter(asked), Objects.requireNonNullElse(keys, List.of()));
    }

    private static Filter filter(Fields asked) {
        String text = asked.optionalText("filter", MAX_FILTER);
        try {
            return text == null ? new Filter.All() : Filter.of(text);
        } catch (IllegalArgumentException e) {
            asked.error("filter", e.getMessage() + ".", "filter");
            return new Filter.All();
        }
    }

    private static Instant time(Fields fields, String name) {
        Instant time = fields.optionalTime(name);
        if (!fields.has(name)) {
            fields.error(name, "is required.", "missing");
        }
        return Objects.requireNonNullElse(time, Instant.EPOCH);
    }
}
