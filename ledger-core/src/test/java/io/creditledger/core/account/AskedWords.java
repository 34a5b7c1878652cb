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
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PayInvoice;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.ReinstatePurchase;
import io.creditledger.core.account.AccountCommand.ReleaseHold;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountCommand.VoidInvoice;
import io.creditledger.core.history.Words;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The left side of an account table. Each command has a name of its own first, which is also the name of what it makes:
 *
 * <pre>
 * open NAME [negative] [threshold N] [allocation BLOCKS]      configure NAME [negative] [threshold N]
 * purchase NAME BLOCKS [invoiced|settled|ordered] [top-up WORD] [at-most N]
 * pay NAME PURCHASE        annul NAME PURCHASE                 the invoice of it: paid, void
 * grant NAME BLOCK [NOTE]            decrement NAME N [USAGE] [NOTE]
 * meter NAME PRICE N [in REGION] [euros] [USAGE]               see {@link Tariffs} for prices
 * hold NAME N [until TIME] [by MEMBER]                                    release NAME HOLD
 * capture NAME HOLD N [last] [USAGE]
 * expire NAME     void NAME BLOCK [N]                         extend NAME BLOCK [N] [to TIME]
 * shift NAME [from TIME] [N] [to TIME]                        give-back NAME BLOCK N
 * amend NAME DECREMENT [N]                                    reverse NAME PURCHASE [N] [read ENTRY]
 * reinstate NAME REVERSAL              limit NAME MEMBER N|any [called TEXT] [exempt|counted]       cap NAME N|any
 * USAGE:  [kind WORD] [used TIME] [by MEMBER]                             NOTE:   [reason TEXT]
 * BLOCK:  N or COUNTxN, then any of: expires TIME, from TIME, priority N, cost N, source WORD,
 *         only ITEM,ITEM, not ITEM,ITEM; NONE stands for no item, LONG for one too long
 * BLOCKS: BLOCK + BLOCK + ...
 * </pre>
 */
final class AskedWords {
    private static final AccountId ACCOUNT = AccountHistory.ACCOUNT;

    private final AccountHistory history;
    private final Names names;
    private final Instant at;
    private final Words words;
    private final UUID id;

    /** @param suffix makes the command's name another one when a line is repeated */
    private AskedWords(AccountHistory history, Names names, Instant at, Words words, String suffix) {
        this.history = history;
        this.names = names;
        this.at = at;
        this.words = words;
        this.id = names.command(words.next() + suffix);
    }

    static AccountCommand command(AccountHistory history, Names names, Instant at, Words words, String suffix) {
        String verb = words.next();
        AccountCommand command = new AskedWords(history, names, at, words, suffix).command(verb);
        words.end();
        return command;
    }

    private AccountCommand command(String verb) {
        return switch (verb) {
            case "open" -> new OpenAccount(ACCOUNT, id, at, settings(), allocation());
            case "configure" -> new ConfigureAccount(ACCOUNT, id, at, settings());
            case "purchase" -> purchase();
            case "pay" -> new PayInvoice(ACCOUNT, id, at, OpenInvoice.of(named()), at, Note.NONE);
            case "annul" -> new VoidInvoice(ACCOUNT, id, at, OpenInvoice.of(named()));
            case "grant" -> new GrantCredits(ACCOUNT, id, at, blocks().getFirst(), note());
            case "decrement" -> new DecrementCredits(ACCOUNT, id, at, amount(), usage(), note());
            case "meter" -> meter(words.next());
            case "hold" -> new HoldCredits(ACCOUNT, id, at, amount(), time(words.named("until")), Note.NONE, member());
            case "capture" ->
                new CaptureHold(ACCOUNT, id, at, named(), amount(), words.said("last"), usage(), Note.NONE);
            case "release" -> new ReleaseHold(ACCOUNT, id, at, named());
            case "expire" -> new ExpireCredits(ACCOUNT, id, at);
            case "void" -> new VoidBlock(ACCOUNT, id, at, names.block(words.next()), maybe(), Note.NONE);
            case "extend" -> extend();
            case "shift" -> shift();
            case "amend" -> amend(named());
            case "give-back" ->
                new AmendBlock(ACCOUNT, id, at, names.block(words.next()), amount(), history.recordedUses(), Note.NONE);
            case "reverse" -> reverse(named());
            case "reinstate" -> new ReinstatePurchase(ACCOUNT, id, at, named(), Note.NONE);
            case "limit" -> new LimitMember(ACCOUNT, id, at, named(), limit(), words.named("called"), exempt());
            case "cap" -> new CapMembers(ACCOUNT, id, at, limit());
            default -> throw new IllegalArgumentException("no command is called " + verb);
        };
    }

    private AccountCommand purchase() {
        String topUp = words.named("top-up");
        String atMost = words.named("at-most");
        boolean ordered = words.said("ordered");
        boolean settled = words.said("settled");
        Invoicing invoice = words.said("invoiced") || ordered || settled
                ? new Invoicing("USD", false, 30, null, null, null, null, settled, ordered)
                : null;
        return new PurchaseCredits(
                ACCOUNT,
                id,
                at,
                blocks(),
                topUp == null ? Source.PURCHASE : Source.AUTO_REFILL,
                topUp,
                null,
                Note.NONE,
                null,
                atMost == null ? null : Credits.of(atMost),
                invoice);
    }

    private static ItemFilter filter(ItemFilter.Operator operator, String items) {
        if (items.equals("NONE")) {
            return new ItemFilter(operator, List.of());
        }
        return new ItemFilter(
                operator,
                List.of(items.replace("LONG", "x".repeat(Limits.ITEM + 1)).split(",")));
    }

    private AccountCommand meter(String price) {
        BigDecimal quantity = new BigDecimal(words.next());
        SortedMap<String, String> properties = new TreeMap<>();
        String region = words.named("in");
        if (region != null) {
            properties.put("region", region.replace("HALF", "\uD83D").replace("NUL", "\0"));
        }
        UUID priceId = price.equals("fresh") ? id : Tariffs.id(price);
        AccountId account = words.said("euros") ? Tariffs.EUROS : words.said("dollars") ? Tariffs.DOLLARS : ACCOUNT;
        RecordedPrice recorded = Tariffs.price(price);
        return new MeterUsage(account, id, at, priceId, quantity, properties, recorded, usage(), note());
    }

    private AccountCommand extend() {
        UUID block = names.block(words.next());
        return new ChangeBlockExpiry(ACCOUNT, id, at, block, maybe(), time(words.named("to")), Note.NONE);
    }

    private AccountCommand shift() {
        Instant from = time(words.named("from"));
        return new ChangeExpiryFrom(ACCOUNT, id, at, from, maybe(), time(words.named("to")), Note.NONE);
    }

    private AccountCommand amend(UUID decrement) {
        return new AmendDecrement(ACCOUNT, id, at, decrement, maybe(), history.recordedDecrement(decrement), Note.NONE);
    }

    private AccountCommand reverse(UUID purchase) {
        Credits amount = maybe();
        String read = words.named("read");
        long entry = read != null ? Long.parseLong(read) : history.entries();
        return new ReversePurchase(
                ACCOUNT,
                id,
                at,
                purchase,
                amount,
                history.recordedPurchase(purchase, entry),
                Note.NONE,
                words.said("unpaid") ? OpenInvoice.of(purchase) : null);
    }

    private Usage usage() {
        String kind = words.named("kind");
        Instant used = time(words.named("used"));
        return new Usage(kind == null ? "usage" : kind, null, null, null, used, member());
    }

    private @Nullable UUID member() {
        String member = words.named("by");
        return member == null ? null : names.command(member);
    }

    private @Nullable Long limit() {
        String limit = words.next();
        return limit.equals("any") ? null : Long.valueOf(limit);
    }

    private @Nullable Boolean exempt() {
        if (words.said("exempt")) {
            return true;
        }
        return words.said("counted") ? false : null;
    }

    /** In a reason, HALF stands for half a character and LONG for more characters than fit. */
    private Note note() {
        String reason = words.named("reason");
        return reason == null
                ? Note.NONE
                : Note.reason(reason.replace("HALF", "\uD83D").replace("LONG", "x".repeat(Limits.TEXTS)));
    }

    private Settings settings() {
        String threshold = words.named("threshold");
        return new Settings(words.said("negative"), threshold == null ? Credits.ZERO : Credits.of(threshold));
    }

    private List<NewBlock> allocation() {
        return words.said("allocation") ? blocks() : List.of();
    }

    private List<NewBlock> blocks() {
        List<NewBlock> blocks = new ArrayList<>();
        if (words.said("nothing")) {
            return blocks;
        }
        do {
            String[] size = words.next().split("x", 2);
            NewBlock block = block(Credits.of(size[size.length - 1]));
            for (int count = size.length == 1 ? 1 : Integer.parseInt(size[0]); count > 0; count--) {
                blocks.add(block);
            }
        } while (words.nextIs("+"));
        return blocks;
    }

    private NewBlock block(Credits amount) {
        Source source = Source.PURCHASE;
        Instant from = null;
        Instant expires = null;
        int priority = 0;
        UnitCost cost = UnitCost.ZERO;
        List<ItemFilter> filters = new ArrayList<>();
        while (!words.isEmpty() && !words.peeks("+")) {
            switch (words.next()) {
                case "source" -> source = Source.valueOf(words.next().toUpperCase(Locale.ROOT));
                case "from" -> from = time(words.next());
                case "expires" -> expires = time(words.next());
                case "priority" -> priority = Integer.parseInt(words.next());
                case "cost" -> cost = UnitCost.of(words.next());
                case "only" -> filters.add(filter(ItemFilter.Operator.INCLUDES, words.next()));
                case "not" -> filters.add(filter(ItemFilter.Operator.EXCLUDES, words.next()));
                default ->
                    throw new IllegalArgumentException("a block has source, from, expires, priority, cost, only");
            }
        }
        return new NewBlock(amount, source, from, expires, priority, cost, filters);
    }

    private UUID named() {
        return names.command(words.next());
    }

    private Credits amount() {
        return Credits.of(words.next());
    }

    private @Nullable Credits maybe() {
        String number = words.number();
        return number == null ? null : Credits.of(number);
    }

    /** A day, or a minute of it, in UTC. */
    static @Nullable Instant time(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Instant.parse(text + (text.contains("T") ? ":00Z" : "T00:00:00Z"));
    }
}
