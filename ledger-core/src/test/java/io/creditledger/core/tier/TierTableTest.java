package io.creditledger.core.tier;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.history.HistoryLine;
import io.creditledger.core.history.RefusalWords;
import io.creditledger.core.history.Words;
import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.TierCommand.AddTier;
import io.creditledger.core.tier.TierCommand.RetireTier;
import io.creditledger.core.tier.TierCommand.UpdateTier;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the tier tables:
 *
 * <pre>
 * catalogue                                   begins a new one
 * add ID NAME PRICE CREDITS [+ EXTRA] [PERIOD]
 * update ID NAME PRICE CREDITS [+ EXTRA] [PERIOD] [seen VERSION]
 * retire ID [seen VERSION]
 * repeat N COMMAND                            with other ids, then once as it stands
 * -> ok version N | ok version N unchanged | ok version N retired | refused CODE FACTS
 * </pre>
 */
class TierTableTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Set<String> refusals = new TreeSet<>();
    private final List<TierEvent> events = new ArrayList<>();
    private TierCatalogue catalogue = TierCatalogue.EMPTY;
    private int number;

    @TestFactory
    Stream<DynamicTest> tables() {
        return HistoryLine.files("tier").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }

    @Test
    void every_refusal_appears_in_a_table() {
        HistoryLine.files("tier").forEach(this::run);
        assertThat(refusals).isEqualTo(RefusalWords.all(TierRefusal.class));
    }

    private void run(Path file) {
        begin();
        for (HistoryLine line : HistoryLine.read(file)) {
            if (line.asked().equals(List.of("catalogue"))) {
                begin();
            } else {
                run(line);
                assertReplays();
            }
        }
    }

    private void begin() {
        catalogue = TierCatalogue.EMPTY;
        events.clear();
    }

    private void run(HistoryLine line) {
        Words asked = new Words(line.place(), line.asked());
        if (asked.nextIs("repeat")) {
            int times = Integer.parseInt(asked.next());
            for (int count = 2; count <= times; count++) {
                Words again = new Words(
                        line.place(), line.asked().subList(2, line.asked().size()));
                assertThat(decide(again, "#" + count)).as(line.place()).isInstanceOf(Decision.Accepted.class);
            }
        }
        String id = line.asked().get(line.asked().indexOf("repeat") == 0 ? 3 : 1);
        check(line, id, decide(asked, ""));
    }

    private Decision<TierEvent> decide(Words asked, String suffix) {
        TierCommand command = command(asked, suffix);
        asked.end();
        Decision<TierEvent> decision = TierDecider.decide(command, catalogue);
        for (TierEvent event : decision.events()) {
            assertThat(event.id()).isEqualTo(command.id());
            catalogue = TierCatalogue.evolve(catalogue, event);
            events.add(event);
        }
        return decision;
    }

    private TierCommand command(Words asked, String suffix) {
        UUID id = new UUID(7, ++number);
        String verb = asked.next();
        String tier = asked.next()
                        .replace("LONG", "x".repeat(201))
                        .replace("CONTROL", "x\0")
                        .replace("HALF", "\uD83D")
                + suffix;
        String seen = asked.named("seen");
        Long version = seen == null ? null : Long.valueOf(seen);
        return switch (verb) {
            case "add" -> new AddTier("demo", "e-demo", id, NOW, tier, terms(asked));
            case "add-for-nobody" -> new AddTier("demo", "e-nobody", id, NOW, tier, terms(asked), false);
            case "update" -> new UpdateTier("demo", "e-demo", id, NOW, tier, TierChange.to(terms(asked)), version);
            case "change" -> new UpdateTier("demo", "e-demo", id, NOW, tier, change(asked), version);
            case "retire" -> new RetireTier("demo", "e-demo", id, NOW, tier, version);
            default -> throw new IllegalArgumentException("no tier command is called " + verb);
        };
    }

    /** Only what is named: {@code [price N] [credits N] [extra N]}. */
    private static TierChange change(Words asked) {
        String price = asked.named("price");
        String credits = asked.named("credits");
        String extra = asked.named("extra");
        return new TierChange(
                null,
                price == null ? null : new BigDecimal(price),
                credits == null ? null : Credits.of(credits),
                extra == null ? null : Credits.of(extra),
                null);
    }

    private static TierTerms terms(Words asked) {
        String name = asked.next()
                .replace("LONG", "x".repeat(201))
                .replace("CONTROL", "x\0")
                .replace("HALF", "\uD83D");
        BigDecimal price = new BigDecimal(asked.next());
        Credits credits = Credits.of(asked.next());
        Credits extra = asked.nextIs("+") ? Credits.of(asked.next()) : Credits.ZERO;
        Period period =
                asked.isEmpty() ? Period.ONETIME : Period.valueOf(asked.next().toUpperCase(Locale.ROOT));
        return new TierTerms(name, price, credits, extra, period);
    }

    private void check(HistoryLine line, String id, Decision<TierEvent> decision) {
        Words expected = new Words(line.place(), line.expected());
        switch (decision) {
            case Decision.Accepted<TierEvent> accepted -> {
                assertThat(expected.next()).as(line.place()).isEqualTo("ok");
                Tier tier = tier(id);
                assertThat(String.valueOf(tier.version())).as(line.place()).isEqualTo(expected.named("version"));
                assertThat(accepted.events().isEmpty()).as(line.place()).isEqualTo(expected.said("unchanged"));
                assertThat(tier.retired()).as(line.place()).isEqualTo(expected.said("retired"));
                expected.end();
            }
            case Decision.Refused<TierEvent> refused -> {
                assertThat(expected.next()).as(line.place() + " but " + refused).isEqualTo("refused");
                refusals.add(refused.refusal().getClass().getSimpleName());
                assertThat(refused.refusal().bindsKey())
                        .as(line.place())
                        .isEqualTo(refused.refusal() instanceof TierRefusal.Stateful);
                RefusalWords.assertRefused(line.place(), expected, refused.refusal(), UnaryOperator.identity());
            }
        }
    }

    private Tier tier(String id) {
        @Nullable Tier tier = catalogue.tier(id);
        assertThat(tier).isNotNull();
        return tier;
    }

    private void assertReplays() {
        TierCatalogue replayed = TierCatalogue.EMPTY;
        for (TierEvent event : events) {
            replayed = TierCatalogue.evolve(replayed, event);
        }
        assertThat(replayed).isEqualTo(catalogue);
    }
}
