package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

/** How large an account may grow, so that deciding stays fast and amounts stay within what the books can store. */
public final class Limits {
    /** Live blocks of an account. */
    public static final int BLOCKS = 10_000;

    /** Open holds of an account. */
    public static final int HOLDS = 1_000;

    /** Decrements of an account that were undone, wholly or partly: kept for ever, so that nothing is undone twice. */
    public static final int AMENDED = 10_000;

    /** Reversals of an account that were not reinstated. */
    public static final int REVERSALS = 1_000;

    /** Invoices of an account that are neither paid nor void. */
    public static final int INVOICES = 10_000;

    /** Those of them whose credits wait for the payment. */
    public static final int ORDERS = 100;

    /** Items that the filters of one block name altogether. */
    public static final int FILTER_ITEMS = 100;

    /** Characters of an item's name in a filter. */
    public static final int ITEM = 256;

    /** Members that an account keeps count of. */
    public static final int MEMBERS = 10_000;

    /** Prices and billing periods of an account that usage can still come for. */
    public static final int METERS = 100;

    /** Usages of one price and period that differ in what the price asks for. */
    public static final int METER_ROWS = 1_000;

    /** Such usages of all prices and periods together: an account that is in memory stays small. */
    public static final int ALL_METER_ROWS = 5_000;

    /**
     * Steps of rating one use, as {@link io.creditledger.core.price.rating.Effort} counts them: they hold up a lane.
     */
    public static final int METER_STEPS = 50_000;

    /** So long after the end of a billing period its usage may still come. */
    public static final Duration LATE_USAGE = Duration.ofDays(3);

    /** So far ahead of the command's time usage may have happened: clocks differ. */
    public static final Duration EARLY_USAGE = Duration.ofDays(1);

    /** A meter is forgotten so long after its period: later than usage may come, by more than clocks differ. */
    static final Duration METER_KEPT = LATE_USAGE.plusDays(1);

    /** Blocks that one command may grant. */
    public static final int NEW_BLOCKS = 100;

    /** A balance stays below this, and above its negative. */
    public static final Credits BALANCE = new Credits(BigDecimal.TEN.pow(24));

    /** Characters of a metadata key. */
    public static final int METADATA_KEY = 1_000;

    /** Characters of all free texts of a command together. */
    public static final int TEXTS = 1_000_000;

    /** The first and the last time that a command may name: both ends of what every database and calendar can hold. */
    static final Instant FIRST_TIME = Instant.EPOCH;

    static final Instant LAST_TIME = Instant.parse("9999-12-31T23:59:59.999999999Z");

    private Limits() {}

    static boolean isOutOfRange(Instant time) {
        return time.isBefore(FIRST_TIME) || time.isAfter(LAST_TIME);
    }

    static boolean isBalanceTooLarge(Credits balance) {
        return balance.value().abs().compareTo(BALANCE.value()) >= 0;
    }
}
