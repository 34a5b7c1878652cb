package io.creditledger.core.account;

import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.UUID;

/** What a command names is not there, or does not bear what is asked of it. */
public sealed interface TargetRefusal extends AccountRefusal.Stateful {
    record ExpiryInPast(Instant expiresAt) implements TargetRefusal {
        @Override
        public String code() {
            return "expiry_in_past";
        }

        @Override
        public String message() {
            return "The expiry " + expiresAt + " has already passed; name a later one.";
        }
    }

    record UnknownBlock(UUID block) implements TargetRefusal {
        @Override
        public String code() {
            return "unknown_block";
        }

        @Override
        public String message() {
            return "Block " + block + " is not in this account or has nothing left.";
        }
    }

    record BlockAwaitsPayment(UUID block) implements TargetRefusal {
        @Override
        public String code() {
            return "block_awaits_payment";
        }

        @Override
        public String message() {
            return "Block " + block + " is there when its invoice is paid.";
        }
    }

    record InvoiceNotOpen(UUID invoice) implements TargetRefusal {
        @Override
        public String code() {
            return "invoice_not_open";
        }

        @Override
        public String message() {
            return "Invoice " + invoice + " is not open: it was paid, or is void, or the account has none such.";
        }
    }

    record NoBlockExpiresThen() implements TargetRefusal {
        @Override
        public String code() {
            return "no_block_expires_then";
        }

        @Override
        public String message() {
            return "No block with credits in it has that expiry.";
        }
    }

    record SeveralBlocksExpireThen(int count) implements TargetRefusal {
        @Override
        public String code() {
            return "several_blocks_expire_then";
        }

        @Override
        public String message() {
            return "Of the account's blocks " + count + " have that expiry; name one of them.";
        }
    }

    record BlockExpired(UUID block, Instant expiresAt) implements TargetRefusal {
        @Override
        public String code() {
            return "block_expired";
        }

        @Override
        public String message() {
            return "Block " + block + " expired at " + expiresAt + ".";
        }
    }

    record ExpiryNotAfterBlockStart(Instant effectiveAt, Instant expiresAt) implements TargetRefusal {
        @Override
        public String code() {
            return "expiry_not_after_block_start";
        }

        @Override
        public String message() {
            return "The block becomes effective at " + effectiveAt + "; it cannot expire at " + expiresAt + ".";
        }
    }

    record UnknownHold(UUID hold) implements TargetRefusal {
        @Override
        public String code() {
            return "unknown_hold";
        }

        @Override
        public String message() {
            return "Hold " + hold + " does not exist, or was captured, released or has expired.";
        }
    }

    record UnknownReversal(UUID reversal) implements TargetRefusal {
        @Override
        public String code() {
            return "unknown_reversal";
        }

        @Override
        public String message() {
            return "Transaction " + reversal + " is no reversal of this account, or was reinstated already.";
        }
    }

    record HoldOfAnotherMember(UUID hold) implements TargetRefusal {
        @Override
        public String code() {
            return "hold_of_another_member";
        }

        @Override
        public String message() {
            return "Hold " + hold + " was placed for another member.";
        }
    }

    record ExceedsBlock(Credits amount, Credits free) implements TargetRefusal {
        @Override
        public String code() {
            return "exceeds_block";
        }

        @Override
        public String message() {
            return "The block has " + free + " free credits, fewer than the " + amount + " asked for.";
        }
    }

    record ExceedsHold(Credits amount, Credits held) implements TargetRefusal {
        @Override
        public String code() {
            return "exceeds_hold";
        }

        @Override
        public String message() {
            return "The hold has " + held + " credits left, fewer than the " + amount + " asked for.";
        }
    }

    record ExceedsDecrement(Credits amount, Credits left) implements TargetRefusal {
        @Override
        public String code() {
            return "exceeds_decrement";
        }

        @Override
        public String message() {
            return "Of that decrement " + left + " credits are not yet undone, fewer than the " + amount
                    + " asked for.";
        }
    }

    record ExceedsUse(Credits amount, Credits used) implements TargetRefusal {
        @Override
        public String code() {
            return "exceeds_use";
        }

        @Override
        public String message() {
            return "Of that block " + used + " credits were used and not undone, fewer than the " + amount
                    + " asked for.";
        }
    }

    record ExceedsPurchase(Credits amount, Credits left) implements TargetRefusal {
        @Override
        public String code() {
            return "exceeds_purchase";
        }

        @Override
        public String message() {
            return "Of that purchase " + left + " credits are not yet reversed, fewer than the " + amount
                    + " asked for.";
        }
    }
}
