package io.creditledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Usage;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.Observation.RefundStatus;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.price.Cadence;
import io.creditledger.core.price.MetadataChange;
import io.creditledger.core.price.PriceCommand.ChangePriceMetadata;
import io.creditledger.core.price.PriceCommand.CreatePrice;
import io.creditledger.core.price.PriceId;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.QuantityModel.Unit;
import io.creditledger.core.refill.RefillCommand.SaveRefillMethod;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierChange;
import io.creditledger.core.tier.TierCommand.AddTier;
import io.creditledger.core.tier.TierCommand.UpdateTier;
import io.creditledger.core.tier.TierTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/** A history in rounds: in each but the first, every view has something to fold, always in the same streams. */
public final class Rounds {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final AccountId ACCOUNT = Ledger.account(3); // of a registered customer
    private static final PaymentId PAYMENT = new PaymentId("demo", new UUID(9, 1));
    private final List<List<RecordedEvent>> rounds = new ArrayList<>();
    private int number;

    /** Plays {@code count} rounds. */
    public Rounds(Ledger ledger, int count) {
        for (int round = 0; round < count; round++) {
            List<RecordedEvent> events = new ArrayList<>();
            for (LedgerCommand command : round == 0 ? first() : later(round)) {
                Outcome.Accepted accepted = (Outcome.Accepted) ledger.submit(command);
                assertThat(accepted.events()).as("%s", command).isNotEmpty();
                events.addAll(accepted.events());
            }
            rounds.add(events);
        }
    }

    /** The events of round {@code n}, from 0. */
    public List<RecordedEvent> round(int n) {
        return rounds.get(n);
    }

    /** The events of the rounds up to and with {@code last}. */
    public List<RecordedEvent> upTo(int last) {
        return rounds.subList(0, last + 1).stream().flatMap(List::stream).toList();
    }

    private List<LedgerCommand> first() {
        TierTerms gold = new TierTerms("Gold", BigDecimal.TEN, Credits.of(100), Credits.ZERO, Period.ONETIME);
        return List.of(
                new OpenAccount(ACCOUNT, id(), NOW, new Settings(true, Credits.ZERO), List.of()),
                new AddTier("demo", "shop", id(), NOW, "gold", gold),
                new CreatePayment(PAYMENT, id(), NOW, Money.of(1_000, "usd"), ACCOUNT, null, "r"),
                new SaveRefillMethod(ACCOUNT, id(), NOW, new SavedMethod("cus_1", "pm_0")),
                new CreatePrice("demo", id(), NOW, calls(), new TreeMap<>()));
    }

    private List<LedgerCommand> later(int round) {
        TierChange change = new TierChange(null, null, Credits.of(100 + round), null, null);
        return List.of(
                new DecrementCredits(ACCOUNT, id(), NOW, Credits.of(1), Usage.of("inference"), Note.NONE),
                used(),
                new UpdateTier("demo", "shop", id(), NOW, "gold", change, null),
                new ObservePayment(PAYMENT, id(), NOW, refunded(round)),
                new SaveRefillMethod(ACCOUNT, id(), NOW, new SavedMethod("cus_1", "pm_" + round)),
                new ChangePriceMetadata(PriceId.named("demo", "calls"), id(), NOW, noted(round)));
    }

    private LedgerCommand used() {
        return new MeterUsage(
                ACCOUNT,
                id(),
                NOW,
                RandomHistory.PRICE,
                BigDecimal.ONE,
                new TreeMap<>(),
                RandomHistory.BY_REGION,
                Usage.of("calls"),
                Note.NONE);
    }

    private static PriceTerms calls() {
        return new PriceTerms(
                "Calls",
                "usd",
                "calls",
                Cadence.MONTHLY,
                null,
                null,
                null,
                null,
                null,
                null,
                "calls",
                null,
                new Unit(BigDecimal.ONE, false),
                Adjustments.NONE);
    }

    private static MetadataChange noted(int round) {
        return new MetadataChange(false, new TreeSet<>(), new TreeMap<>(Map.of("round", "" + round)));
    }

    private static Observation refunded(int times) {
        List<SeenRefund> refunds = IntStream.range(0, times)
                .mapToObj(n -> new SeenRefund("re_" + n, Money.of(10, "usd"), RefundStatus.values()[0]))
                .toList();
        PaidObjects objects = new PaidObjects("cs_1", "pi_1", "ch_1", null, null, null);
        return new Observation(Status.SUCCEEDED, objects, Money.of(1_000, "usd"), null, refunds, List.of());
    }

    private UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + 1_000L * ++number);
    }
}
