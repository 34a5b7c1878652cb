package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.AmendBlock;
import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountCommand.CapMembers;
import io.creditledger.core.account.AccountCommand.CaptureHold;
import io.creditledger.core.account.AccountCommand.ChangeBlockExpiry;
import io.creditledger.core.account.AccountCommand.ChangeExpiryFrom;
import io.creditledger.core.account.AccountCommand.ConfigureAccount;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.ExpireCredits;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.LimitMember;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PayInvoice;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.ReinstatePurchase;
import io.creditledger.core.account.AccountCommand.ReleaseHold;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountCommand.VoidInvoice;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a random step asks of the account as it then is: mostly something sensible, sometimes nonsense. */
final class RandomCommand {
    private static final List<UUID> MEMBERS = List.of(new UUID(7, 1), new UUID(7, 2), new UUID(7, 3));

    private final AccountHistory history;
    private final int[] dice;
    private final UUID id;
    private final Instant at;
    private int next;

    private RandomCommand(AccountHistory history, RandomStep step, Instant at) {
        this.history = history;
        this.dice = step.dice();
        this.id = id(step.number());
        this.at = at;
    }

    static AccountCommand of(AccountHistory history, RandomStep step, Instant at) {
        return new RandomCommand(history, step, at).command(step.kind());
    }

    private AccountCommand command(RandomStep.Kind kind) {
        AccountId account = AccountHistory.ACCOUNT;
        return switch (kind) {
            case OPEN -> new OpenAccount(account, id, at, settings(), blocks(2));
            case CONFIGURE -> new ConfigureAccount(account, id, at, chance(3) ? null : chance(2), Credits.ZERO);
            case PURCHASE -> purchase();
            case TOP_UP -> topUp();
            case PAY -> new PayInvoice(account, id, at, invoice(), at, Note.NONE);
            case ANNUL -> new VoidInvoice(account, id, at, invoice());
            case GRANT -> new GrantCredits(account, id, at, block(), Note.NONE);
            case DECREMENT -> new DecrementCredits(account, id, at, amount(), usage(), Note.NONE);
            case HOLD -> new HoldCredits(account, id, at, amount(), time(3), Note.NONE, member());
            case CAPTURE -> new CaptureHold(account, id, at, hold(), amount(), chance(3), usage(), Note.NONE);
            case RELEASE -> new ReleaseHold(account, id, at, hold());
            case EXPIRE -> new ExpireCredits(account, id, at);
            case VOID -> new VoidBlock(account, id, at, anyBlock(), maybe(), Note.NONE);
            case EXTEND -> new ChangeBlockExpiry(account, id, at, anyBlock(), maybe(), time(4), Note.NONE);
            case AMEND -> amend(one(idsOf(AccountEvent.CreditsDecremented.class, AccountEvent.HoldCaptured.class)));
            case SHIFT -> new ChangeExpiryFrom(account, id, at, expiry(), maybe(), time(4), Note.NONE);
            case GIVE_BACK -> new AmendBlock(account, id, at, usedBlock(), amount(), history.recordedUses(), Note.NONE);
            case REVERSE -> reverse(one(idsOf(AccountEvent.CreditsPurchased.class)));
            case LIMIT ->
                new LimitMember(account, id, at, MEMBERS.get(roll(3)), limit(), null, chance(3) ? null : chance(4));
            case CAP -> new CapMembers(account, id, at, limit());
            case AGAIN -> again();
            case REINSTATE ->
                new ReinstatePurchase(account, id, at, one(idsOf(AccountEvent.PurchaseReversed.class)), Note.NONE);
        };
    }

    private AccountCommand purchase() {
        Invoicing invoice = chance(2) ? invoicing() : null;
        List<NewBlock> blocks = invoice == null || chance(40) ? bought() : List.of(block());
        return new PurchaseCredits(
                AccountHistory.ACCOUNT, id, at, blocks, Source.PURCHASE, null, null, Note.NONE, null, null, invoice);
    }

    private AccountCommand topUp() {
        return new PurchaseCredits(
                AccountHistory.ACCOUNT,
                id,
                at,
                List.of(block()),
                Source.AUTO_REFILL,
                chance(2) ? "one" : "other",
                null,
                Note.NONE,
                null,
                Credits.of(roll(300)),
                chance(2) ? null : invoicing());
    }

    private Invoicing invoicing() {
        return new Invoicing("USD", false, 30, null, null, null, null, chance(5), chance(2));
    }

    private UUID invoice() {
        if (history.state() instanceof CreditAccount.Open open
                && !open.invoices().isEmpty()
                && !chance(8)) {
            return one(List.copyOf(open.invoices().keySet()));
        }
        return OpenInvoice.of(one(idsOf(AccountEvent.CreditsOrdered.class, AccountEvent.CreditsPurchased.class)));
    }

    private @Nullable UUID orderedBlock() {
        return history.state() instanceof CreditAccount.Open open && chance(8)
                ? open.invoices().values().stream()
                        .map(OpenInvoice::order)
                        .filter(Objects::nonNull)
                        .map(order -> order.terms().block())
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private AccountCommand again() {
        List<AccountCommand> asked = history.asked();
        return asked.isEmpty()
                ? new ExpireCredits(AccountHistory.ACCOUNT, id, at)
                : Retry.of(asked.get(asked.size() - 1 - roll(Math.min(asked.size(), 5))), id, at);
    }

    private AccountCommand amend(UUID decrement) {
        RecordedDecrement recorded = history.recordedDecrement(decrement);
        return new AmendDecrement(AccountHistory.ACCOUNT, id, at, decrement, maybe(), recorded, Note.NONE);
    }

    private AccountCommand reverse(UUID purchase) {
        long entries = history.entries();
        long bought = boughtAt(purchase, entries);
        long read = chance(6) ? Math.max(bought, entries - roll(4)) : entries;
        RecordedPurchase recorded = history.recordedPurchase(purchase, read);
        return new ReversePurchase(AccountHistory.ACCOUNT, id, at, purchase, maybe(), recorded, Note.NONE, null);
    }

    /** Nobody can read a purchase before it is there. */
    private long boughtAt(UUID purchase, long otherwise) {
        return history.events().stream()
                .filter(event -> event.id().equals(purchase) && event instanceof AccountEvent.Entry)
                .mapToLong(event -> ((AccountEvent.Entry) event).entry())
                .findFirst()
                .orElse(otherwise);
    }

    private Usage usage() {
        return Usage.of("usage").by(member());
    }

    private @Nullable UUID member() {
        return chance(3) ? null : MEMBERS.get(roll(3));
    }

    private @Nullable Long limit() {
        return chance(4) ? null : roll(400) - 2L;
    }

    private Settings settings() {
        return new Settings(chance(3), Credits.ZERO);
    }

    private List<NewBlock> bought() {
        return chance(40) ? List.of() : blocks(3);
    }

    private List<NewBlock> blocks(int most) {
        List<NewBlock> blocks = new ArrayList<>();
        for (int left = roll(most); left >= 0; left--) {
            blocks.add(block());
        }
        return blocks;
    }

    private NewBlock block() {
        Instant from = chance(4) ? at.plus(Duration.ofMinutes(roll(400) - 100)) : null;
        UnitCost cost = new UnitCost(BigDecimal.valueOf(roll(3), 2));
        ItemFilter filter = new ItemFilter(ItemFilter.Operator.values()[roll(2)], List.of("a", "b"));
        return new NewBlock(
                amount(), Source.PURCHASE, from, time(2), roll(3), cost, chance(8) ? List.of(filter) : List.of());
    }

    /** A time, mostly in the future; with a chance of one in {@code never} none. */
    private @Nullable Instant time(int never) {
        return chance(never) ? null : at.plus(Duration.ofMinutes(roll(600) - 20));
    }

    private @Nullable Credits maybe() {
        return chance(3) ? null : amount();
    }

    private Credits amount() {
        int size = roll(1000);
        if (size < 12) {
            return List.of(Credits.ZERO, Credits.of(-5), Credits.of("1000000000000000000.5"))
                    .get(size % 3);
        }
        return size < 250 ? new Credits(BigDecimal.valueOf(roll(90_000_000) + 1L, 6)) : Credits.of(1 + roll(120));
    }

    private UUID anyBlock() {
        UUID ordered = orderedBlock();
        if (ordered != null) {
            return ordered;
        }
        if (history.state() instanceof CreditAccount.Open open && !open.blocks().isEmpty() && !chance(8)) {
            return open.blocks().get(roll(open.blocks().size())).terms().block();
        }
        return one(List.copyOf(history.terms().keySet()));
    }

    private UUID usedBlock() {
        List<UUID> used = history.recordedUses().stream()
                .flatMap(use -> use.recorded().draws().stream())
                .map(draw -> draw.terms().block())
                .toList();
        return one(used);
    }

    private @Nullable Instant expiry() {
        BlockTerms terms = history.terms().get(anyBlock());
        return terms == null ? null : terms.expiresAt();
    }

    private UUID hold() {
        if (history.state() instanceof CreditAccount.Open open && !open.holds().isEmpty() && !chance(8)) {
            return one(List.copyOf(open.holds().keySet()));
        }
        return one(idsOf(AccountEvent.CreditsHeld.class));
    }

    private List<UUID> idsOf(Class<?>... types) {
        List<UUID> ids = new ArrayList<>();
        for (AccountEvent event : history.events()) {
            for (Class<?> type : types) {
                if (type.isInstance(event)) {
                    ids.add(event.id());
                }
            }
        }
        return ids;
    }

    private UUID one(List<UUID> ids) {
        return ids.isEmpty() || chance(50) ? id(999_999) : ids.get(roll(ids.size()));
    }

    private boolean chance(int oneIn) {
        return roll(oneIn) == 0;
    }

    private int roll(int bound) {
        int die = dice[next++ % dice.length] + 7919 * (next / dice.length);
        return die % bound;
    }

    /** Far apart, as the random parts of real identities are. */
    private static UUID id(int number) {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + number * 100_000L);
    }
}
