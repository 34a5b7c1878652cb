package io.creditledger.core.price;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.history.RefusalWords;
import io.creditledger.core.price.PriceCommand.ChangePriceMetadata;
import io.creditledger.core.price.PriceCommand.CreatePrice;
import io.creditledger.core.price.PriceEvent.PriceCreated;
import io.creditledger.core.price.PriceEvent.PriceMetadataChanged;
import io.creditledger.core.price.PriceRefusal.DuplicatePrice;
import io.creditledger.core.price.PriceRefusal.PriceUnusable;
import io.creditledger.core.price.PriceRefusal.TooMuchMetadata;
import io.creditledger.core.price.PriceRefusal.UnknownPrice;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Flaw;
import io.creditledger.core.price.model.QuantityModel.Unit;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceDeciderTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UUID ID = new UUID(1, 1);
    private static final PriceId PRICE = new PriceId("t", ID);

    @Test
    void a_price_is_made_once_and_keeps_its_terms() {
        Price made = made(create(terms("calls", "1"), Map.of("a", "1")));

        assertThat(made).isEqualTo(new Price.Created(terms("calls", "1"), new TreeMap<>(Map.of("a", "1"))));
        assertThat(refusal(create(terms("calls", "2"), Map.of()), made)).isEqualTo(new DuplicatePrice("calls"));
    }

    @Test
    void a_price_with_a_name_of_the_tenant_has_its_identity_from_it_and_others_from_their_command() {
        assertThat(create(terms("calls", "1"), Map.of()).price()).isEqualTo(PriceId.named("t", "calls"));
        assertThat(create(terms(null, "1"), Map.of()).price()).isEqualTo(PRICE);
        assertThat(PriceId.ofStream(PRICE.stream())).isEqualTo(PRICE);
        assertThat(PRICE.stream()).isEqualTo("t/prices:" + ID);
        assertThatThrownBy(() -> PriceId.ofStream("t/payment:" + ID)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void metadata_is_set_removed_and_cleared() {
        Price price = made(create(terms("calls", "1"), Map.of("a", "1", "b", "2")));

        assertThat(changed(price, false, Map.of("b", "3", "c", "4"), "a"))
                .isEqualTo(new TreeMap<>(Map.of("b", "3", "c", "4")));
        assertThat(changed(price, true, Map.of("c", "4"))).isEqualTo(new TreeMap<>(Map.of("c", "4")));
        assertThat(changed(price, true, Map.of())).isEmpty();
    }

    @Test
    void metadata_that_is_so_already_makes_no_fact() {
        Price price = made(create(terms("calls", "1"), Map.of("a", "1")));

        assertThat(PriceDecider.decide(change(false, Map.of("a", "1"), "z"), price))
                .isEqualTo(new Decision.Accepted<PriceEvent>(List.of()));
    }

    @Test
    void nothing_is_changed_about_a_price_that_nobody_made_and_metadata_has_a_bound() {
        Price price = made(create(terms("calls", "1"), many(50)));

        assertThat(refusal(change(true, Map.of()), Price.NONE)).isEqualTo(new UnknownPrice(ID.toString()));
        assertThat(refusal(change(false, Map.of("one", "more")), price)).isEqualTo(new TooMuchMetadata(50));
        assertThat(refusal(create(terms("x", "1"), many(51)), Price.NONE)).isInstanceOf(PriceUnusable.class);
        assertThat(RefusalWords.all(PriceRefusal.class)).hasSize(4);
    }

    @Test
    void terms_that_cannot_be_are_refused_with_all_their_places() {
        PriceTerms wrong = new PriceTerms(
                " ",
                "",
                "i\0",
                Cadence.CUSTOM,
                null,
                new Cycle(0, Cycle.Unit.DAY),
                "metric",
                true,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                "",
                "",
                new Unit(new BigDecimal("-1"), false),
                new Adjustments(List.of(), new BigDecimal("-1"), null));

        assertThat(wrong.flaws())
                .extracting(Flaw::path)
                .containsExactly(
                        "name",
                        "currency",
                        "item_id",
                        "external_price_id",
                        "invoice_grouping_key",
                        "billing_cycle_configuration",
                        "invoicing_cycle_configuration.duration",
                        "fixed_price_quantity",
                        "billed_in_advance",
                        "conversion_rate",
                        "model_config.unit_amount",
                        "minimum_amount");
        assertThat(refusal(create(wrong, Map.of()), Price.NONE)).isInstanceOf(PriceUnusable.class);
    }

    @Test
    void a_billing_period_follows_from_the_cadence() {
        assertThat(terms(null, "1").cycle()).isEqualTo(new Cycle(1, Cycle.Unit.MONTH));
        assertThat(Cadence.QUARTERLY.cycle()).isEqualTo(new Cycle(3, Cycle.Unit.MONTH));
        assertThat(Cadence.SEMI_ANNUAL.cycle()).isEqualTo(new Cycle(6, Cycle.Unit.MONTH));
        assertThat(Cadence.ANNUAL.cycle()).isEqualTo(new Cycle(12, Cycle.Unit.MONTH));
    }

    @Test
    void impossible_facts_stop_the_books() {
        PriceCreated created = new PriceCreated(ID, NOW, terms(null, "1"), new TreeMap<>());
        Price price = Price.evolve(Price.NONE, created);

        assertThatThrownBy(() -> Price.evolve(price, created)).isInstanceOf(CorruptStream.class);
        assertThatThrownBy(() -> Price.evolve(Price.NONE, new PriceMetadataChanged(ID, NOW, new TreeMap<>())))
                .isInstanceOf(CorruptStream.class);
    }

    private static CreatePrice create(PriceTerms terms, Map<String, String> metadata) {
        return new CreatePrice("t", ID, NOW, terms, new TreeMap<>(metadata));
    }

    private static ChangePriceMetadata change(boolean cleared, Map<String, String> set, String... removed) {
        TreeSet<String> gone = new TreeSet<>(List.of(removed));
        return new ChangePriceMetadata(PRICE, ID, NOW, new MetadataChange(cleared, gone, new TreeMap<>(set)));
    }

    private static SortedMap<String, String> changed(
            Price price, boolean cleared, Map<String, String> set, String... removed) {
        Decision<PriceEvent> decision = PriceDecider.decide(change(cleared, set, removed), price);
        return ((Price.Created) Price.evolve(price, decision.events().getFirst())).metadata();
    }

    private static Map<String, String> many(int keys) {
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i < keys; i++) {
            many.put("k" + i, "v");
        }
        return many;
    }

    private static Price made(CreatePrice command) {
        Decision<PriceEvent> decision = PriceDecider.decide(command, Price.NONE);
        assertThat(decision.events().getFirst().id()).isEqualTo(command.id());
        return Price.evolve(Price.NONE, decision.events().getFirst());
    }

    private static Refusal refusal(PriceCommand command, Price price) {
        return ((Decision.Refused<PriceEvent>) PriceDecider.decide(command, price)).refusal();
    }

    private static PriceTerms terms(@Nullable String external, String rate) {
        return new PriceTerms(
                "Calls",
                "usd",
                "calls",
                Cadence.MONTHLY,
                null,
                null,
                "metric",
                null,
                null,
                null,
                external,
                null,
                new Unit(new BigDecimal(rate), false),
                Adjustments.NONE);
    }
}
