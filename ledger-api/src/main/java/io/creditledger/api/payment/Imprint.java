package io.creditledger.api.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.FutureUse;
import io.creditledger.core.payment.Payment.Agreed;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.core.payment.Quote;
import io.creditledger.core.tier.Period;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of the provider's objects that says how a payment began: enough to begin it again where the ledger has lost
 * it, as after a restored backup. Only what stands in it and nothing else is recorded then.
 */
public final class Imprint {
    /** What all of it begins with. */
    public static final String PREFIX = "credit_ledger_";

    /** Whose credits, or who pays: {@link AccountId#text}. */
    public static final String ACCOUNT = PREFIX + "account";

    private static final String REQUEST = PREFIX + "request";
    private static final String BUYS = PREFIX + "buys";
    private static final String OFFER = PREFIX + "offer";
    private static final String CREDITS = PREFIX + "credits";
    private static final String BONUS = PREFIX + "bonus";
    private static final String EVERY = PREFIX + "every";
    private static final String USE = PREFIX + "use";
    private static final String QUOTED = "quoted";

    private Imprint() {}

    /** The metadata; empty when the payment buys what cannot be said in so few words. */
    public static Map<String, String> of(Agreed payment) {
        Map<String, String> said = new TreeMap<>();
        said.put(REQUEST, payment.agreement().request());
        FutureUse use = payment.agreement().use();
        if (use != null) {
            said.put(USE, use.name());
        }
        Quote quote = payment.agreement().quote();
        Money amount = payment.agreement().amount();
        if (quote != null) {
            said.put(EVERY, quote.every().name());
            return says(said, QUOTED, quote.purpose(), amount) ? said : Map.of();
        }
        Purpose purpose = payment.agreement().payer() == null ? payment.purpose() : null;
        return purpose == null || says(said, purpose.source().name(), purpose, amount) ? said : Map.of();
    }

    /** Only what {@link Purpose#of} makes of it again, block for block, is said. */
    private static boolean says(Map<String, String> said, String buys, Purpose purpose, Money amount) {
        Credits bonus = sum(purpose, true);
        Credits bought = sum(purpose, false);
        said.put(BUYS, buys);
        said.put(CREDITS, bought.toString());
        said.put(BONUS, bonus.toString());
        if (purpose.offer() != null) {
            said.put(OFFER, purpose.offer());
        }
        return Purpose.of(purpose.account(), purpose.source(), purpose.offer(), bought, bonus, amount)
                .equals(purpose);
    }

    private static Credits sum(Purpose purpose, boolean bonus) {
        return purpose.blocks().stream()
                .filter(block -> (block.source() == Source.BONUS) == bonus)
                .map(NewBlock::amount)
                .reduce(Credits.ZERO, Credits::plus);
    }

    /**
     * The command that begins the payment again.
     *
     * @param said metadata of the provider's object
     * @return null when it does not say enough, or somebody has changed it
     */
    public static @Nullable CreatePayment beginning(
            PaymentId payment, UUID id, Instant at, Map<String, String> said, Money amount) {
        String request = said.get(REQUEST);
        String owner = said.get(ACCOUNT);
        if (request == null || owner == null) {
            return null;
        }
        try {
            AccountId account = AccountId.parse(payment.tenant(), owner);
            FutureUse use = said.containsKey(USE) ? FutureUse.valueOf(said.get(USE)) : null;
            String buys = said.get(BUYS);
            if (buys == null) {
                return new CreatePayment(payment, id, at, amount, account, null, request, null, use);
            }
            if (!buys.equals(QUOTED)) {
                Purpose purpose = purpose(said, account, Source.valueOf(buys), amount);
                return new CreatePayment(payment, id, at, amount, null, purpose, request, null, use);
            }
            Quote quote = new Quote(
                    purpose(said, account, Source.PURCHASE, amount), Period.valueOf(said.getOrDefault(EVERY, "")));
            return new CreatePayment(payment, id, at, amount, account, null, request, quote, use);
        } catch (IllegalArgumentException e) {
            return null; // not as it was written
        }
    }

    private static Purpose purpose(Map<String, String> said, AccountId account, Source source, Money amount) {
        Credits bought = Credits.of(said.getOrDefault(CREDITS, "0"));
        Credits bonus = Credits.of(said.getOrDefault(BONUS, "0"));
        return Purpose.of(account, source, said.get(OFFER), bought, bonus, amount);
    }
}
