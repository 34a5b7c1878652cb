package io.creditledger.projections;

import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.*;
import io.creditledger.core.account.AccountCommand.PayInvoice;
import io.creditledger.core.account.AccountCommand.VoidInvoice;
import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.account.AccountEvent.*;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
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
import io.creditledger.core.account.RecordedPrice;
import io.creditledger.core.account.RecordedPurchase;
import io.creditledger.core.account.Restored;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.core.price.Cadence;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.model.Adjustments;
import io.creditledger.core.price.model.Cell;
import io.creditledger.core.price.model.MatrixModel.Matrix;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Commands of all kinds on a few accounts, from a seed; remembers what later commands refer to. */
public final class RandomHistory {
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    static final UUID PRICE = UUID.fromString("01938e2f-0000-7000-8000-0000000000aa");
    static final RecordedPrice BY_REGION = new RecordedPrice(
            1,
            new PriceTerms(
                    "Calls",
                    "EUR",
                    "calls",
                    Cadence.MONTHLY,
                    null,
                    null,
                    "calls",
                    null,
                    null,
                    null,
                    null,
                    null,
                    new Matrix(
                            BigDecimal.ONE, List.of("region"), List.of(new Cell(List.of("eu"), new BigDecimal("1.5")))),
                    Adjustments.NONE));
    private static final String[] KINDS = {"inference", "storage", "web_search"};

    private final Random random;
    private final Ledger ledger;
    private final int accounts;
    private final Map<String, Integer> opened = new HashMap<>();
    private final Map<UUID, BlockTerms> terms = new HashMap<>();
    private final Map<UUID, Credits> forfeited = new HashMap<>();
    private final Map<AccountId, Long> entries = new HashMap<>();
    private final Map<AccountId, List<Entry>> lines = new HashMap<>();
    private final Map<AccountId, List<UUID>> holds = new HashMap<>();
    private int number;
    public Instant now = START;

    public RandomHistory(Ledger ledger, long seed, int accounts) {
        this.ledger = ledger;
        this.random = new Random(seed);
        this.accounts = accounts;
    }

    /** Submits {@code count} commands one after the other; returns how many were accepted. */
    public int run(int count) {
        int accepted = 0;
        for (int i = 0; i < count; i++) {
            now = now.plus(Duration.ofSeconds(random.nextInt(3_600))).plusNanos(1_000L * random.nextInt(1_000_000));
            AccountId account = Ledger.account(random.nextInt(accounts));
            Outcome outcome = ledger.submit(command(account));
            if (outcome instanceof Outcome.Accepted done) {
                accepted++;
                done.events().forEach(event -> remember(account, event));
            }
        }
        return accepted;
    }

    private AccountCommand command(AccountId account) {
        UUID id = new UUID(0x0190_0000_0000_7000L + number, 0x8000_0000_0000_0000L + (long) number++ * 1_000);
        if (opened.putIfAbsent(account.stream(), 1) == null) {
            Settings settings = new Settings(random.nextInt(3) == 0, amount(20));
            return new OpenAccount(account, id, now, settings, List.of(NewBlock.of(amount(500), Source.SIGNUP)));
        }
        if (random.nextInt(6) == 0) {
            return invoice(account, id);
        }
        return switch (random.nextInt(17)) {
            case 0 -> settings(account, id);
            case 1, 2 ->
                new PurchaseCredits(
                        account,
                        id,
                        now,
                        List.of(block(Source.PURCHASE), block(Source.BONUS)),
                        Source.PURCHASE,
                        "bundle",
                        random.nextBoolean() ? "pi_" + number : null,
                        Note.NONE);
            case 3 -> new GrantCredits(account, id, now, block(Source.PROMOTIONAL), Note.reason("gift"));
            case 4 ->
                new HoldCredits(
                        account,
                        id,
                        now,
                        amount(60),
                        random.nextBoolean() ? now.plusSeconds(7_200) : null,
                        Note.NONE,
                        member());
            case 5, 6 ->
                new CaptureHold(account, id, now, hold(account), amount(20), random.nextBoolean(), usage(), Note.NONE);
            case 7 -> new ReleaseHold(account, id, now, hold(account));
            case 8 -> new ExpireCredits(account, id, now);
            case 9 ->
                new VoidBlock(account, id, now, block(account), random.nextBoolean() ? null : amount(9), Note.NONE);
            case 10 ->
                new ChangeBlockExpiry(
                        account,
                        id,
                        now,
                        block(account),
                        random.nextBoolean() ? null : amount(9),
                        now.plus(Duration.ofDays(1 + random.nextInt(9))),
                        Note.NONE);
            case 11 -> amend(account, id);
            case 12 -> reverse(account, id);
            case 13 -> {
                Entry reversal = any(account, PurchaseReversed.class);
                yield new ReinstatePurchase(account, id, now, reversal == null ? id : reversal.id(), Note.NONE);
            }
            case 14 -> metered(account, id);
            default ->
                new DecrementCredits(
                        account, id, now, amount(50), usage(), Note.of("r", "ref", Map.of("span_count", "3")));
        };
    }

    private AccountCommand metered(AccountId account, UUID id) {
        TreeMap<String, String> properties = new TreeMap<>(Map.of("region", random.nextBoolean() ? "eu" : "us"));
        BigDecimal quantity = BigDecimal.valueOf(random.nextInt(90), 1);
        return new MeterUsage(account, id, now, PRICE, quantity, properties, BY_REGION, usage(), Note.NONE);
    }

    private AccountCommand amend(AccountId account, UUID id) {
        Entry line = random.nextBoolean() ? any(account, CreditsDecremented.class) : any(account, HoldCaptured.class);
        RecordedDecrement recorded = recorded(line);
        if (line == null || recorded == null) {
            return new ExpireCredits(account, id, now);
        }
        return new AmendDecrement(
                account, id, now, line.id(), random.nextBoolean() ? null : amount(5), recorded, Note.NONE);
    }

    /** What the history says about a decrement or capture; null for anything else. */
    public @Nullable RecordedDecrement recorded(@Nullable Entry line) {
        if (line instanceof CreditsDecremented e) {
            return new RecordedDecrement(restored(e.draws()), e.overdraft(), e.usage(), e.at(), e.metered());
        }
        if (line instanceof HoldCaptured e) {
            return new RecordedDecrement(restored(e.draws()), e.overdraft(), e.usage(), e.at());
        }
        return null;
    }

    private AccountCommand reverse(AccountId account, UUID id) {
        if (any(account, CreditsPurchased.class) instanceof CreditsPurchased purchase) {
            Credits amount = random.nextBoolean() ? null : amount(40);
            RecordedPurchase recorded = recorded(account, purchase);
            return new ReversePurchase(account, id, now, purchase.id(), amount, recorded, Note.NONE, null);
        }
        return new ExpireCredits(account, id, now);
    }

    /** What the history says about a purchase. */
    public RecordedPurchase recorded(AccountId account, CreditsPurchased purchase) {
        return new RecordedPurchase(
                purchase.amount(), forfeited.getOrDefault(purchase.id(), Credits.ZERO), entries.get(account));
    }

    /** The statement so far. */
    public List<Entry> lines(AccountId account) {
        return lines.getOrDefault(account, List.of());
    }

    private void remember(AccountId account, RecordedEvent recorded) {
        if (recorded.event() instanceof CreditsHeld held) {
            holds.computeIfAbsent(account, a -> new ArrayList<>()).add(held.id());
        }
        if (!(recorded.event() instanceof AccountEvent.Entry line)) {
            return;
        }
        entries.put(account, line.entry());
        lines.computeIfAbsent(account, a -> new ArrayList<>()).add(line);
        switch (line) {
            case CreditsPurchased e -> e.blocks().forEach(this::remember);
            case CreditsGranted e -> e.blocks().forEach(this::remember);
            case BlockExpiryChanged e -> terms.put(e.terms().block(), e.terms());
            case DecrementAmended e -> remember(e.block());
            case PurchaseReinstated e -> remember(e.block());
            case CreditsExpired e -> e.draws().forEach(this::forfeit);
            case BlockVoided e -> forfeit(e.draw());
            case CreditsDecremented e -> {}
            case HoldCaptured e -> {}
            case CreditsOrdered e -> {}
            case PurchaseReversed e -> {}
        }
    }

    private void remember(GrantedBlock block) {
        remember(block.terms());
    }

    private void remember(@Nullable BlockTerms block) {
        if (block != null) {
            terms.put(block.block(), block);
        }
    }

    private void forfeit(Draw draw) {
        forfeited.merge(terms.get(draw.block()).grant(), draw.amount(), Credits::plus);
    }

    private List<Restored> restored(List<Draw> draws) {
        return draws.stream()
                .map(d -> new Restored(terms.get(d.block()), d.amount()))
                .toList();
    }

    private @Nullable Entry any(AccountId account, Class<? extends Entry> type) {
        List<Entry> all = lines(account).stream().filter(type::isInstance).toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private UUID hold(AccountId account) {
        List<UUID> all = holds.getOrDefault(account, List.of());
        return all.isEmpty() ? new UUID(1, 1) : all.get(Math.max(0, all.size() - 1 - random.nextInt(3)));
    }

    private UUID block(AccountId account) {
        List<UUID> all = lines(account).stream()
                .flatMap(
                        line -> line instanceof CreditsPurchased e ? e.blocks().stream() : java.util.stream.Stream.of())
                .map(block -> block.terms().block())
                .toList();
        return all.isEmpty() ? new UUID(1, 1) : all.get(random.nextInt(all.size()));
    }

    private NewBlock block(Source source) {
        return new NewBlock(
                amount(200),
                source,
                random.nextInt(4) == 0 ? now.plusSeconds(random.nextInt(40_000)) : null,
                random.nextBoolean() ? now.plus(Duration.ofHours(13 + random.nextInt(90))) : null,
                random.nextInt(3),
                UnitCost.of("0.0" + random.nextInt(10)),
                random.nextInt(5) == 0
                        ? List.of(new ItemFilter(ItemFilter.Operator.INCLUDES, List.of("item")))
                        : List.of());
    }

    private AccountCommand invoice(AccountId account, UUID id) {
        UUID invoice = OpenInvoice.of(issued(account));
        return switch (random.nextInt(5)) {
            case 0, 1 -> new PayInvoice(account, id, now, invoice, now, Note.reason("thanks"));
            case 2 -> new VoidInvoice(account, id, now, invoice);
            default ->
                new PurchaseCredits(
                        account,
                        id,
                        now,
                        List.of(block(Source.PURCHASE)),
                        Source.PURCHASE,
                        null,
                        null,
                        Note.of(null, null, Map.of("order", "7")),
                        null,
                        null,
                        invoicing(random.nextInt(5) == 0, random.nextBoolean()));
        };
    }

    private static Invoicing invoicing(boolean paid, boolean required) {
        return new Invoicing("USD", true, 30, null, null, "memo", null, paid, required);
    }

    /** A line that may have issued an invoice, mostly a late one. */
    private UUID issued(AccountId account) {
        List<UUID> all = lines(account).stream()
                .filter(line -> line instanceof CreditsOrdered || line instanceof CreditsPurchased)
                .map(AccountEvent::id)
                .toList();
        return all.isEmpty() ? new UUID(1, 1) : all.get(Math.max(0, all.size() - 1 - random.nextInt(4)));
    }

    private AccountCommand settings(AccountId account, UUID id) {
        return switch (random.nextInt(4)) {
            case 0 -> new LimitMember(account, id, now, new UUID(7, random.nextInt(3)), 200L, "Ada", null);
            case 1 -> new CapMembers(account, id, now, 400L + random.nextInt(9));
            default -> new ConfigureAccount(account, id, now, new Settings(random.nextBoolean(), amount(30)));
        };
    }

    private @Nullable UUID member() {
        return random.nextInt(3) == 0 ? new UUID(7, random.nextInt(3)) : null;
    }

    private Usage usage() {
        return new Usage(
                KINDS[random.nextInt(3)],
                "m",
                (long) random.nextInt(1_000),
                random.nextBoolean() ? null : 7L,
                random.nextBoolean() ? null : now.minusSeconds(random.nextInt(100_000)),
                member());
    }

    private Credits amount(int limit) {
        return Credits.of((1 + random.nextInt(limit)) + "." + random.nextInt(100));
    }
}
