package io.creditledger.core.eventstore;

import io.creditledger.core.account.AccountEvent.AccountConfigured;
import io.creditledger.core.account.AccountEvent.AccountOpened;
import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.BlockVoided;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsExpired;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.HoldReleased;
import io.creditledger.core.account.AccountEvent.MemberLimited;
import io.creditledger.core.account.AccountEvent.MembersCapped;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.GrantedBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Restored;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierEvent.TierAdded;
import io.creditledger.core.tier.TierEvent.TierRetired;
import io.creditledger.core.tier.TierEvent.TierUpdated;
import io.creditledger.core.tier.TierTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One of every fact with all it can say ({@link #FULL}), and with as little as it can say ({@link #MINIMAL}). */
final class Samples {
    static final Instant AT = Instant.parse("2026-11-20T09:30:00.123456Z");
    static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    static final UUID ID = UUID.fromString("01938e2f-0000-7000-8000-000000000001");
    static final UUID OTHER = UUID.fromString("01938e2f-0000-7000-8000-000000000002");
    static final UUID BLOCK = UUID.fromString("01938e2f-0000-7000-8000-0000000000b1");

    static final Note NOTE = Note.of("Zoë said \"please\"\n", "order/7", Map.of("team", "search", "a", "1"));
    static final BlockTerms TERMS = new BlockTerms(
            BLOCK, ID, Credits.of("1000000.5"), Source.PROMOTIONAL, AT, LATER, -3, UnitCost.of("0.000000000001"));
    static final BlockTerms PLAIN =
            new BlockTerms(BLOCK, ID, Credits.of(100), Source.SIGNUP, AT, null, 0, UnitCost.ZERO);
    static final Draw DRAW = new Draw(BLOCK, Credits.of("0.000000000001"), UnitCost.of("0.05"));
    static final Draw FREE = new Draw(BLOCK, Credits.of(5), UnitCost.ZERO);
    static final Usage USAGE = new Usage("inference", "gpt-5", 1_234L, 56L, LATER);
    static final Usage STORAGE = Usage.of("storage");
    static final TierTerms TIER =
            new TierTerms("Gold", new BigDecimal("49.99"), Credits.of(5_000), Credits.of("0.5"), Period.MONTHLY);
    static final TierTerms FREE_TIER =
            new TierTerms("Free", BigDecimal.ZERO, Credits.of(5), Credits.ZERO, Period.ONETIME);

    private static final Credits C = Credits.of("12.5");
    private static final Credits D = Credits.of("999999999999999999.000000000001");
    private static final Credits ZERO = Credits.ZERO;

    private static final List<LedgerEvent> ACCOUNTS_AND_TIERS = List.of(
            new AccountOpened(ID, AT, new Settings(true, C)),
            new AccountConfigured(ID, AT, new Settings(true, D)),
            new CreditsPurchased(
                    ID, AT, 7, D, C, List.of(new GrantedBlock(TERMS, C)), Source.AUTO_REFILL, "gold", "cs_1", NOTE),
            new CreditsGranted(ID, AT, 7, D, C, List.of(new GrantedBlock(TERMS, C)), NOTE),
            new CreditsDecremented(ID, AT, 7, D, C.negated(), List.of(DRAW), C, USAGE, NOTE),
            new CreditsHeld(ID, AT, C, List.of(DRAW), D, LATER, NOTE, null),
            new HoldCaptured(ID, AT, 7, C, D, OTHER, List.of(DRAW), C, true, USAGE, NOTE),
            new HoldReleased(ID, AT, OTHER, C, true),
            new CreditsExpired(ID, AT, 7, C, D, List.of(DRAW)),
            new BlockVoided(ID, AT, 7, C, D, DRAW, NOTE),
            new BlockExpiryChanged(ID, AT, 7, C, D, DRAW, TERMS, NOTE),
            new DecrementAmended(ID, AT, 7, C, D, OTHER, List.of(new Restored(TERMS, C)), D, TERMS, USAGE, LATER, NOTE),
            new PurchaseReversed(ID, AT, 7, C, D, OTHER, D, List.of(new Restored(TERMS, C)), C, D, NOTE),
            new PurchaseReinstated(ID, AT, 7, C, D, OTHER, BLOCK, List.of(new Restored(TERMS, C)), D, TERMS, NOTE),
            new MemberLimited(ID, AT, OTHER, 500L, "Zoë", true),
            new MembersCapped(ID, AT, 9_000L),
            new TierAdded(ID, AT, "gold", 1, TIER),
            new TierUpdated(ID, AT, "gold", 2, TIER),
            new TierRetired(ID, AT, "gold", 3));

    private static final List<LedgerEvent> LITTLE = List.of(
            new AccountOpened(ID, AT, Settings.DEFAULT),
            new AccountConfigured(ID, AT, Settings.DEFAULT),
            new CreditsPurchased(
                    ID, AT, 1, C, ZERO, List.of(new GrantedBlock(PLAIN, ZERO)), Source.PURCHASE, null, null, Note.NONE),
            new CreditsGranted(ID, AT, 1, C, ZERO, List.of(new GrantedBlock(PLAIN, ZERO)), Note.NONE),
            new CreditsDecremented(ID, AT, 1, C, ZERO, List.of(), ZERO, STORAGE, Note.NONE),
            new CreditsHeld(ID, AT, C, List.of(), ZERO, null, Note.NONE, null),
            new HoldCaptured(ID, AT, 1, C, ZERO, OTHER, List.of(), ZERO, false, STORAGE, Note.NONE),
            new HoldReleased(ID, AT, OTHER, C, false),
            new CreditsExpired(ID, AT, 1, C, ZERO, List.of(FREE)),
            new BlockVoided(ID, AT, 1, C, ZERO, FREE, Note.NONE),
            new BlockExpiryChanged(ID, AT, 1, C, ZERO, FREE, PLAIN, Note.NONE),
            new DecrementAmended(ID, AT, 1, C, ZERO, OTHER, List.of(), ZERO, null, STORAGE, AT, Note.NONE),
            new PurchaseReversed(ID, AT, 1, ZERO, ZERO, OTHER, C, List.of(), ZERO, ZERO, Note.NONE),
            new PurchaseReinstated(ID, AT, 1, ZERO, ZERO, OTHER, BLOCK, List.of(), ZERO, null, Note.NONE),
            new MemberLimited(ID, AT, OTHER, null, null, false),
            new MembersCapped(ID, AT, null),
            new TierAdded(ID, AT, "free", 1, FREE_TIER),
            new TierUpdated(ID, AT, "free", 2, FREE_TIER),
            new TierRetired(ID, AT, "free", 3));

    /** What full samples say since facts can name a member: the files from before stay as they are. */
    static final List<LedgerEvent> BY_MEMBERS = List.of(
            new CreditsDecremented(ID, AT, 7, D, C.negated(), List.of(DRAW), C, USAGE.by(OTHER), NOTE),
            new CreditsHeld(ID, AT, C, List.of(DRAW), D, LATER, NOTE, OTHER),
            new HoldCaptured(ID, AT, 7, C, D, OTHER, List.of(DRAW), C, true, USAGE.by(OTHER), NOTE),
            new DecrementAmended(
                    ID, AT, 7, C, D, OTHER, List.of(new Restored(TERMS, C)), D, TERMS, USAGE.by(OTHER), LATER, NOTE));

    static final List<LedgerEvent> FULL = all(List.of(
            ACCOUNTS_AND_TIERS,
            PaymentSamples.FULL,
            StandingSamples.FULL,
            CustomerSamples.FULL,
            PriceSamples.FULL,
            InvoiceSamples.FULL));
    static final List<LedgerEvent> MINIMAL = all(List.of(
            LITTLE,
            PaymentSamples.MINIMAL,
            StandingSamples.MINIMAL,
            CustomerSamples.MINIMAL,
            PriceSamples.MINIMAL,
            InvoiceSamples.MINIMAL));

    private Samples() {}

    private static List<LedgerEvent> all(List<List<LedgerEvent>> subjects) {
        return subjects.stream().flatMap(List::stream).toList();
    }
}
