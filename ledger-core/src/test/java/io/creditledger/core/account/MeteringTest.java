package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.LimitRefusal.RatingTooLong;
import io.creditledger.core.account.LimitRefusal.TooManyMeters;
import io.creditledger.core.account.MalformedRefusal.TextUnusable;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Rounding;
import io.creditledger.core.price.rating.Line;
import io.creditledger.core.price.rating.Part;
import io.creditledger.core.price.rating.Rating;
import io.creditledger.core.price.rating.UsageRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metered usage against the whole period's usage rated at once; see {@code metered.txt} for single cases. */
class MeteringTest {
    private static final Instant AT = Instant.parse("2026-01-10T00:00:00Z");

    private final AccountHistory history = new AccountHistory();
    private int commands;

    @ParameterizedTest
    @ValueSource(strings = {"tiered", "package", "third", "matrix", "minimum", "free", "bps"})
    void the_charges_of_a_period_sum_up_to_the_price_of_its_usage_however_it_was_cut(String price) {
        rich();
        Random random = new Random(price.hashCode());
        List<UsageRow> rows = new ArrayList<>();
        BigDecimal charged = BigDecimal.ZERO;
        for (int i = 0; i < 200; i++) {
            BigDecimal quantity = BigDecimal.valueOf(random.nextInt(40_000), random.nextInt(5));
            String region = List.of("eu", "us", "").get(random.nextInt(3));
            CreditsDecremented event = metered(price, quantity, region);
            rows.add(new UsageRow(Map.of("region", region), quantity));
            charged = charged.add(event.amount().value());

            assertThat(event.metered()).isNotNull();
            assertThat(event.metered().working().stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .as("the working sums up")
                    .isEqualByComparingTo(event.amount().value());
            assertThat(charged).as("%s after %d uses", price, i + 1).isEqualByComparingTo(rated(price, rows));
        }
        history.assertReplays();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiered", "package", "third", "matrix", "minimum", "free", "dearer", "share", "days"})
    void the_charges_of_a_period_are_the_price_of_what_was_not_undone(String price) {
        rich();
        Random random = new Random(price.hashCode());
        List<CreditsDecremented> uses = new ArrayList<>();
        Map<UUID, Credits> left = new HashMap<>();
        Map<String, BigDecimal> units = new TreeMap<>();
        BigDecimal net = BigDecimal.ZERO;
        int caughtUp = 0;
        for (int i = 0; i < 300; i++) {
            if (random.nextInt(3) == 0 && !uses.isEmpty()) {
                CreditsDecremented use = uses.get(random.nextInt(uses.size()));
                DecrementAmended amended = undone(use, left, random.nextBoolean());
                if (amended != null) {
                    net = net.subtract(amended.amount().value());
                    Unmetered back = amended.unmetered();
                    units.merge(
                            back.asked().getOrDefault("region", ""),
                            back.quantity().negate(),
                            BigDecimal::add);
                }
                continue;
            }
            String region = List.of("eu", "us", "").get(random.nextInt(3));
            BigDecimal quantity = BigDecimal.valueOf(random.nextInt(400), random.nextInt(3));
            CreditsDecremented use = metered(price, quantity, region);
            uses.add(use);
            left.put(use.id(), use.amount());
            units.merge(price.equals("matrix") ? region : "", quantity, BigDecimal::add);
            BigDecimal before = net;
            net = net.add(use.amount().value());

            BigDecimal scratch = rated(price, rows(units));
            assertThat(net).as("%s after %d uses", price, i).isEqualByComparingTo(scratch.max(before));
            caughtUp += net.compareTo(scratch) == 0 ? 1 : 0;
            assertThat(use.metered().charged()).as("the working sums up").isEqualTo(use.amount());
        }
        assertThat(caughtUp)
                .as("uses after which exactly the price was charged")
                .isGreaterThan(50);
        assertThat(history.open().meters())
                .singleElement()
                .extracting(Meter::charged)
                .isEqualTo(new Credits(net));
        history.assertReplays();
    }

    @Test
    void a_minimum_is_charged_again_after_the_use_that_paid_it_was_undone() {
        rich();
        CreditsDecremented first = metered("minimum", new BigDecimal(2), "");
        amend(first, null);
        CreditsDecremented second = metered("minimum", new BigDecimal(2), "");

        assertThat(first.amount()).isEqualTo(Credits.of(5));
        assertThat(second.amount()).isEqualTo(Credits.of(5));
        assertThat(metered("minimum", BigDecimal.ONE, "").amount()).isEqualTo(Credits.ZERO);
    }

    @Test
    void a_working_says_what_undone_usage_had_left_uncharged_or_charged_too_much() {
        rich();
        CreditsDecremented dear = metered("tiered", BigDecimal.TEN, "");
        metered("tiered", BigDecimal.TEN, "");
        amend(dear, null);

        assertThat(metered("tiered", BigDecimal.ONE, "").metered().working())
                .extracting(Line::part, line -> line.amount().toPlainString())
                .containsExactly(tuple(Part.TIER, "0.5"), tuple(Part.UNDONE, "5"));

        CreditsDecremented cheap = metered("dearer", BigDecimal.TEN, "");
        metered("dearer", BigDecimal.TEN, "");
        amend(cheap, null);
        CreditsDecremented made = metered("dearer", new BigDecimal(3), "");

        assertThat(made.amount()).isEqualTo(Credits.ZERO);
        assertThat(made.metered().working())
                .extracting(Line::part, line -> line.amount().toPlainString())
                .containsExactly(tuple(Part.TIER, "6"), tuple(Part.UNDONE, "-6"));
        assertThat(metered("dearer", new BigDecimal(3), "").amount()).isEqualTo(Credits.of(2));
    }

    @Test
    void long_property_values_are_kept_short_and_still_told_apart() {
        rich();
        String url = "x".repeat(5_000);
        metered("grouped", new BigDecimal(3), url + "1");
        assertThat(metered("grouped", new BigDecimal(3), url + "2").amount()).isEqualTo(Credits.of(6));
        CreditsDecremented again = metered("grouped", new BigDecimal(2), url + "1");
        assertThat(again.amount()).as("3 units at 2, then 1 each").isEqualTo(Credits.of(2));
        List<String> kept = values();
        metered("grouped", BigDecimal.ONE, kept.getFirst());
        amend(again, null);

        assertThat(kept).hasSize(2).allMatch(value -> value.length() < 100);
        assertThat(values()).as("what looks like a kept value is another").hasSize(3);
        assertThat(history.open().meters().getFirst().rows())
                .extracting(row -> row.quantity().toPlainString())
                .containsExactly("3", "3", "1");
        history.assertReplays();
    }

    @Test
    void what_is_said_to_be_a_number_is_one() {
        rich();
        for (String text : List.of("x", "", "1e5", "NaN", "Infinity", "True")) {
            MeterUsage said = command("matrix", BigDecimal.ONE, text);
            assertThat(history.run(plain(said, "region"))).isEqualTo(Decision.refuse(new TextUnusable()));
        }
        assertThat(history.run(plain(command("matrix", BigDecimal.ONE, "1"), "nothing")))
                .isEqualTo(Decision.refuse(new TextUnusable()));
        for (String text : List.of("0", "-1.50", "true", "false")) {
            history.run(plain(command("matrix", BigDecimal.ONE, text), "region"));
            assertThat(((CreditsDecremented) history.events().getLast())
                            .metered()
                            .plain())
                    .containsExactly("region");
        }
    }

    private static MeterUsage plain(MeterUsage said, String name) {
        return new MeterUsage(
                said.account(),
                said.id(),
                said.at(),
                said.price(),
                said.quantity(),
                said.properties(),
                said.recorded(),
                said.usage(),
                said.note(),
                List.of(name));
    }

    @Test
    void the_rows_of_all_prices_are_limited_together() {
        rich();
        for (int i = 0; i < Limits.ALL_METER_ROWS; i++) {
            history.record(used(i));
        }
        assertThat(history.run(command("matrix", BigDecimal.ONE, "one more")))
                .isEqualTo(Decision.refuse(new TooManyMeters(Limits.ALL_METER_ROWS)));
    }

    @Test
    void usages_times_tiers_are_limited_together() {
        rich();
        int rows = Limits.METER_STEPS / 501;
        for (int i = 0; i < rows; i++) {
            metered("steps", BigDecimal.ONE, "r" + i);
        }

        assertThat(history.run(command("steps", BigDecimal.ONE, "one more")))
                .isEqualTo(Decision.refuse(new RatingTooLong((rows + 1) * 501L, Limits.METER_STEPS)));
        assertThat(metered("steps", BigDecimal.ONE, "r0").amount()).isEqualTo(Credits.of(1));
    }

    @Test
    void a_use_that_was_undone_in_any_parts_has_given_all_of_its_usage_back() {
        rich();
        CreditsDecremented use = metered("third", new BigDecimal("7.0000000000001"), "");
        for (int i = 0; i < 3; i++) {
            amend(use, Credits.of("0.000000000007"));
        }
        amend(use, null);

        assertThat(history.open().meters())
                .singleElement()
                .satisfies(meter -> assertThat(meter.total()).isEqualByComparingTo("0"));
    }

    @Test
    void the_rows_of_a_price_and_period_are_limited() {
        rich();
        for (int i = 0; i < Limits.METER_ROWS; i++) {
            metered("matrix", BigDecimal.ONE, "r" + i);
        }
        Decision<AccountEvent> more = history.run(command("matrix", BigDecimal.ONE, "one more"));

        assertThat(more).isEqualTo(Decision.refuse(new TooManyMeters(Limits.METER_ROWS)));
        assertThat(metered("matrix", BigDecimal.ONE, "r7").amount()).isEqualTo(Credits.of(1));
    }

    private List<String> values() {
        return history.open().meters().getFirst().rows().stream()
                .map(row -> row.property("region"))
                .toList();
    }

    /** Undoes all or half of what is left of a use; null: nothing is. */
    private @Nullable DecrementAmended undone(CreditsDecremented use, Map<UUID, Credits> left, boolean all) {
        Credits rest = left.get(use.id());
        if (rest.isZero()) {
            return null;
        }
        BigDecimal half = rest.value().divide(BigDecimal.TWO, Credits.MAX_SCALE, RoundingMode.UP);
        amend(use, all ? null : new Credits(half));
        left.put(use.id(), all ? Credits.ZERO : rest.minus(new Credits(half)));
        return (DecrementAmended) history.events().getLast();
    }

    private static List<UsageRow> rows(Map<String, BigDecimal> units) {
        return units.entrySet().stream()
                .map(e -> new UsageRow(Map.of("region", e.getKey()), e.getValue()))
                .toList();
    }

    /** A use of nothing, in one of five ways of a thousand usages each. */
    private CreditsDecremented used(int i) {
        MeterUsage command = command("matrix", BigDecimal.ZERO, "r" + i % 1_000);
        return new CreditsDecremented(
                command.id(),
                AT,
                history.open().entries() + 1,
                Credits.ZERO,
                history.open().balance(),
                List.of(),
                Credits.ZERO,
                Usage.of("usage"),
                Note.NONE,
                new Metered(
                        Tariffs.id("matrix" + i / 1_000),
                        1,
                        AT,
                        null,
                        "units",
                        BigDecimal.ZERO,
                        command.properties(),
                        List.of("region"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        List.of(),
                        List.of()));
    }

    private void rich() {
        history.run(new OpenAccount(AccountHistory.ACCOUNT, id(), AT, Settings.DEFAULT, List.of()));
        NewBlock block = NewBlock.of(Credits.MAX_AMOUNT, Source.ADJUSTMENT);
        history.run(new GrantCredits(AccountHistory.ACCOUNT, id(), AT, block, Note.NONE));
    }

    private static BigDecimal rated(String price, List<UsageRow> rows) {
        var terms = Tariffs.price(price).terms();
        var usage = io.creditledger.core.price.rating.Usage.of(rows);
        return Rounding.charged(
                        Rating.rate(terms.model(), terms.adjustments(), usage).amount())
                .value();
    }

    private CreditsDecremented metered(String price, BigDecimal quantity, String region) {
        return (CreditsDecremented)
                history.run(command(price, quantity, region)).events().getLast();
    }

    private MeterUsage command(String price, BigDecimal quantity, String region) {
        return new MeterUsage(
                AccountHistory.ACCOUNT,
                id(),
                AT,
                Tariffs.id(price),
                quantity,
                new TreeMap<>(Map.of("region", region)),
                Tariffs.price(price),
                Usage.of("usage"),
                Note.NONE);
    }

    private void amend(CreditsDecremented use, Credits amount) {
        RecordedDecrement recorded = history.recordedDecrement(use.id());
        assertThat(history.run(
                        new AmendDecrement(AccountHistory.ACCOUNT, id(), AT, use.id(), amount, recorded, Note.NONE)))
                .isInstanceOf(Decision.Accepted.class);
    }

    private UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + ++commands * 100_000L);
    }
}
