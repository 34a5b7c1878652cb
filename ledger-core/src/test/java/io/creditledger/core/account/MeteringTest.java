package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountRefusal.TooManyMeters;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Rounding;
import io.creditledger.core.price.rating.Line;
import io.creditledger.core.price.rating.Rating;
import io.creditledger.core.price.rating.UsageRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
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
