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
import java.time.Instant;
import java.util.UUID;

/** The same question asked again by somebody who uses no idempotency key: later, and as a command of its own. */
final class Retry {
    private Retry() {}

    static AccountCommand of(AccountCommand asked, UUID id, Instant at) {
        return switch (asked) {
            case OpenAccount c -> new OpenAccount(c.account(), id, at, c.settings(), c.allocation());
            case ConfigureAccount c ->
                new ConfigureAccount(c.account(), id, at, c.negativeAllowed(), c.lowBalanceThreshold());
            case PurchaseCredits c ->
                new PurchaseCredits(
                        c.account(),
                        id,
                        at,
                        c.blocks(),
                        c.source(),
                        c.offer(),
                        c.payment(),
                        c.note(),
                        c.opening(),
                        c.ifAtMost(),
                        c.invoice());
            case PayInvoice c -> new PayInvoice(c.account(), id, at, c.invoice(), c.paidAt(), c.note());
            case VoidInvoice c -> new VoidInvoice(c.account(), id, at, c.invoice());
            case GrantCredits c -> new GrantCredits(c.account(), id, at, c.block(), c.note());
            case DecrementCredits c -> new DecrementCredits(c.account(), id, at, c.amount(), c.usage(), c.note());
            case MeterUsage c ->
                new MeterUsage(
                        c.account(),
                        id,
                        at,
                        c.price(),
                        c.quantity(),
                        c.properties(),
                        c.recorded(),
                        c.usage(),
                        c.note());
            case HoldCredits c -> new HoldCredits(c.account(), id, at, c.amount(), c.expiresAt(), c.note(), c.member());
            case CaptureHold c ->
                new CaptureHold(c.account(), id, at, c.hold(), c.amount(), c.last(), c.usage(), c.note());
            case ReleaseHold c -> new ReleaseHold(c.account(), id, at, c.hold());
            case ExpireCredits c -> new ExpireCredits(c.account(), id, at);
            case VoidBlock c -> new VoidBlock(c.account(), id, at, c.block(), c.amount(), c.note());
            case ChangeBlockExpiry c ->
                new ChangeBlockExpiry(c.account(), id, at, c.block(), c.amount(), c.expiresAt(), c.note());
            case ChangeExpiryFrom c ->
                new ChangeExpiryFrom(c.account(), id, at, c.from(), c.amount(), c.expiresAt(), c.note());
            case AmendBlock c -> new AmendBlock(c.account(), id, at, c.block(), c.amount(), c.recorded(), c.note());
            case AmendDecrement c ->
                new AmendDecrement(c.account(), id, at, c.decrement(), c.amount(), c.recorded(), c.note());
            case ReversePurchase c ->
                new ReversePurchase(c.account(), id, at, c.purchase(), c.amount(), c.recorded(), c.note(), c.invoice());
            case ReinstatePurchase c -> new ReinstatePurchase(c.account(), id, at, c.reversal(), c.note());
            case LimitMember c ->
                new LimitMember(c.account(), id, at, c.member(), c.monthlyLimit(), c.name(), c.exempt());
            case CapMembers c -> new CapMembers(c.account(), id, at, c.cap());
        };
    }
}
