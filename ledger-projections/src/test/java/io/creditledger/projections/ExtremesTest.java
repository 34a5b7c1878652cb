package io.creditledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountCommand.CaptureHold;
import io.creditledger.core.account.AccountCommand.ChangeBlockExpiry;
import io.creditledger.core.account.AccountCommand.ConfigureAccount;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PayInvoice;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.VoidInvoice;
import io.creditledger.core.account.AccountEvent.AccountOpened;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.account.Invoicing;
import io.creditledger.core.account.ItemFilter;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.OpenInvoice;
import io.creditledger.core.account.RecordedDecrement;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierChange;
import io.creditledger.core.tier.TierCommand.AddTier;
import io.creditledger.core.tier.TierCommand.RetireTier;
import io.creditledger.core.tier.TierCommand.UpdateTier;
import io.creditledger.core.tier.TierTerms;
import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.replay.Shadow;
import io.creditledger.projections.usage.PgUsageQueries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every extreme value that the model accepts, or once accepted, is folded and written by every view. */
class ExtremesTest {
    private static final AccountId ACCOUNT = Ledger.account(1);
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant FIRST = Instant.EPOCH;
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");
    private static final Credits MOST = Credits.MAX_AMOUNT;
    private static final Credits LEAST = Credits.of("0.000000000001");
    private static final String STRANGE = "a\0b \uFFFF \u202e ' \" \\ {} NULL \uD83D\uDE00";

    private Ledger ledger;
    private int commands;

    @BeforeEach
    void open() {
        ledger = new Ledger();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void every_extreme_that_the_model_accepts_is_written_by_every_view() {
        accept(new OpenAccount(ACCOUNT, id(), NOW, new Settings(true, MOST), List.of(block(MOST, null, null, 0))));
        accept(new ConfigureAccount(ACCOUNT, id(), NOW, new Settings(true, LEAST)));
        purchase();
        for (Instant used : List.of(FIRST, LAST, NOW, NOW)) {
            use(used, Long.MAX_VALUE);
            use(used, Long.MIN_VALUE);
        }
        UUID hold = accept(new HoldCredits(ACCOUNT, id(), NOW, LEAST, LAST, note("1")));
        accept(new CaptureHold(ACCOUNT, id(), NOW, hold, LEAST, true, usage(LAST, 1), note("1")));
        metered();
        amend();
        tiers();
        writeAll(ledger.events());
        new Rebuild(ledger.dataSource(), ledger.log(), 1).run(Ledger.VIEWS, ReplayProgress.NONE);
        LocalDate day = LocalDate.of(2026, 3, 1);
        assertThat(new PgUsageQueries(ledger.dataSource(), ledger.log(), 1).perDay(ACCOUNT, day, day))
                .singleElement()
                .satisfies(sum -> {
                    assertThat(sum.inputTokens())
                            .as("largest and smallest, 18 times")
                            .isEqualTo(-18);
                    assertThat(sum.spanCount()).isEqualTo(4 * 999_999_999_999_999_999L);
                });
    }

    @Test
    void values_that_only_the_past_accepted_are_written_by_every_view() {
        BigDecimal huge = BigDecimal.TEN.pow(500).add(new BigDecimal("0.000000000001"));
        Credits many = new Credits(BigDecimal.TEN.pow(60));
        UUID block = new UUID(1, 1);
        BlockTerms terms = new BlockTerms(
                block, block, many, Source.BONUS, Instant.MIN, Instant.MAX, Integer.MIN_VALUE, new UnitCost(huge));
        Draw draw = new Draw(block, LEAST, new UnitCost(huge));
        Credits rest = many.minus(LEAST);
        List<LedgerEvent> past = List.of(
                new AccountOpened(new UUID(1, 0), NOW, new Settings(false, new Credits(huge))),
                new CreditsGranted(
                        block, NOW, 1, many, many, List.of(new GrantedBlock(terms, Credits.ZERO)), note("1")),
                new CreditsDecremented(
                        new UUID(1, 2),
                        NOW,
                        2,
                        LEAST,
                        rest,
                        List.of(draw),
                        Credits.ZERO,
                        usage(Instant.MAX, 1),
                        note("")),
                new CreditsDecremented(
                        new UUID(1, 3),
                        NOW,
                        3,
                        rest,
                        Credits.ZERO,
                        List.of(draw),
                        rest,
                        usage(Instant.MIN, 1),
                        note("")));
        List<RecordedEvent> events = new ArrayList<>();
        past.forEach(event -> events.add(
                new RecordedEvent(events.size() + 1, ACCOUNT.stream(), events.size(), NOW, event, new TreeMap<>())));
        writeAll(events);
    }

    /** Sums are the same, byte for byte, however they were added up. */
    private void writeAll(List<RecordedEvent> events) {
        for (Projection projection : Ledger.VIEWS) {
            List<String> atOnce = written(projection, events, events.size());
            assertThat(written(projection, events, 1)).as(projection.view()).isEqualTo(atOnce);
        }
    }

    private List<String> written(Projection projection, List<RecordedEvent> events, int batch) {
        Shadow shadow = new Shadow(ledger.dataSource(), projection, "view_extremes", 1);
        shadow.begin();
        for (int from = 0; from < events.size(); from += batch) {
            shadow.add(events.subList(from, Math.min(events.size(), from + batch)));
        }
        return ledger.dump(projection, shadow.schema());
    }

    private void purchase() {
        List<NewBlock> blocks = List.of(
                block(MOST, FIRST, LAST, Integer.MAX_VALUE),
                block(LEAST, LAST.minusNanos(1), LAST, Integer.MIN_VALUE),
                block(MOST, null, null, -1));
        String large = STRANGE.repeat(1_000);
        accept(new PurchaseCredits(
                ACCOUNT,
                id(),
                NOW,
                blocks,
                Source.PURCHASE,
                large,
                large,
                Note.of(large, large, Map.of(STRANGE.repeat(20), large))));
        CreditsPurchased purchase = (CreditsPurchased) ledger.events().getLast().event();
        orders(large);
        UUID first = purchase.blocks().getFirst().terms().block();
        accept(new ChangeBlockExpiry(ACCOUNT, id(), NOW, first, LEAST, LAST, note("1")));
    }

    private void orders(String large) {
        Invoicing invoice = new Invoicing(large, true, Integer.MAX_VALUE, LAST, FIRST, large, large, false, true);
        ItemFilter filter = new ItemFilter(ItemFilter.Operator.INCLUDES, List.of(STRANGE, "a".repeat(256)));
        NewBlock block =
                new NewBlock(MOST, Source.PURCHASE, FIRST, LAST, Integer.MAX_VALUE, UnitCost.MAX_COST, List.of(filter));
        for (boolean paid : List.of(true, false)) {
            UUID order = accept(new PurchaseCredits(
                    ACCOUNT, id(), NOW, List.of(block), Source.PURCHASE, large, null, note("1"), null, null, invoice));
            UUID id = OpenInvoice.of(order);
            accept(
                    paid
                            ? new PayInvoice(ACCOUNT, id(), NOW, id, LAST, note(large))
                            : new VoidInvoice(ACCOUNT, id(), NOW, id));
        }
    }

    private void use(Instant used, long tokens) {
        for (String garbage : List.of(
                "999999999999999999",
                "9".repeat(15) + "." + "9".repeat(12),
                "1e999",
                "-1",
                "٣",
                STRANGE,
                "",
                "NaN",
                "9".repeat(1_000))) {
            accept(new DecrementCredits(ACCOUNT, id(), NOW, MOST, usage(used, tokens), note(garbage)));
        }
    }

    private void metered() {
        String strange = STRANGE.replace("\0", "");
        TreeMap<String, String> properties = new TreeMap<>(Map.of(strange.repeat(20), strange.repeat(1_000)));
        for (String quantity : List.of("1000000000000000000", "0.000000000000000001", "0")) {
            accept(new MeterUsage(
                    ACCOUNT,
                    id(),
                    NOW,
                    RandomHistory.PRICE,
                    new BigDecimal(quantity),
                    properties,
                    RandomHistory.BY_REGION,
                    usage(NOW.plus(Duration.ofDays(1)), 1),
                    note("0")));
        }
    }

    private void amend() {
        UUID id = id();
        accept(new DecrementCredits(ACCOUNT, id, NOW, MOST, usage(FIRST, 1), note("1")));
        RecordedDecrement recorded = new RecordedDecrement(List.of(), MOST, usage(FIRST, 1), NOW);
        accept(new AmendDecrement(ACCOUNT, id(), NOW, id, MOST, recorded, note("1")));
    }

    private void tiers() {
        String id = "\uD83D\uDE00".repeat(100);
        BigDecimal price = new BigDecimal("999999999999.999999");
        TierTerms most = new TierTerms(id, price, MOST, MOST, Period.MONTHLY);
        TierTerms least = new TierTerms("' NULL \\", BigDecimal.ZERO, LEAST, Credits.ZERO, Period.ONETIME);
        accept(new AddTier("demo", "e", id(), NOW, id, most));
        accept(new UpdateTier("demo", "e", id(), NOW, id, TierChange.to(least), null));
        accept(new RetireTier("demo", "e", id(), NOW, id, null));
    }

    private UUID accept(LedgerCommand command) {
        assertThat(ledger.submit(command)).as("%s", command).isInstanceOf(Outcome.Accepted.class);
        return command.id();
    }

    private UUID id() {
        return new UUID(7, ++commands * 1_000_000L); // what a command makes is numbered behind it
    }

    private static NewBlock block(Credits amount, Instant from, Instant expires, int priority) {
        return new NewBlock(amount, Source.PURCHASE, from, expires, priority, UnitCost.MAX_COST);
    }

    private static Usage usage(Instant used, long tokens) {
        return new Usage("k".repeat(64), STRANGE, tokens, tokens, used);
    }

    private static Note note(String garbage) {
        return Note.of(STRANGE, STRANGE, Map.of("span_count", garbage, "storage_gb", garbage));
    }
}
