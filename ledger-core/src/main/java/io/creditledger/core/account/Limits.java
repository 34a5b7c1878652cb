package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.math.BigDecimal;

/** How large an account may grow, so that deciding stays fast and amounts stay within what the books can store. */
final class Limits {
    /** Live blocks of an account. */
    static final int BLOCKS = 10_000;

    /** Open holds of an account. */
    static final int HOLDS = 1_000;

    /** Blocks that one command may grant. */
    static final int NEW_BLOCKS = 100;

    /** A balance stays below this, and above its negative. */
    static final Credits BALANCE = new Credits(BigDecimal.TEN.pow(24));

    private Limits() {}

    static boolean isBalanceTooLarge(Credits balance) {
        return balance.value().abs().compareTo(BALANCE.value()) >= 0;
    }
}
