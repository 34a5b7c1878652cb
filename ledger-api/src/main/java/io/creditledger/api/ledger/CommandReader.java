package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountCommand.CaptureHold;
import io.creditledger.core.account.AccountCommand.ChangeBlockExpiry;
import io.creditledger.core.account.AccountCommand.ConfigureAccount;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.ReinstatePurchase;
import io.creditledger.core.account.AccountCommand.ReleaseHold;
import io.creditledger.core.account.AccountCommand.ReversePurchase;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.RecordedDecrement;
import io.creditledger.core.account.RecordedPurchase;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Reads the body of each operation on an account into its command. What is wrong with the body is refused here. */
final class CommandReader {
    private final Recorded recorded;
    private final MeterReader meter;

    /**
     * @param recorded the history that undoing looks at
     * @param meter reads decrements that name usage
     */
    CommandReader(Recorded recorded, MeterReader meter) {
        this.recorded = recorded;
        this.meter = meter;
    }

    AccountCommand open(Ask ask) {
        Boolean negativeAllowed = ask.fields().optionalFlag("negative_allowed");
        Credits threshold = ask.fields().optionalCredits("low_balance_threshold");
        ask.fields().done();
        Settings settings = Settings.DEFAULT.with(negativeAllowed, threshold);
        return new OpenAccount(ask.account(), ask.id(), ask.at(), settings, List.of());
    }

    AccountCommand configure(Ask ask) {
        Boolean negativeAllowed = ask.fields().optionalFlag("negative_allowed");
        Credits threshold = ask.fields().optionalCredits("low_balance_threshold");
        ask.fields().done();
        return new ConfigureAccount(ask.account(), ask.id(), ask.at(), negativeAllowed, threshold);
    }

    AccountCommand grant(Ask ask) {
        Fields fields = ask.fields();
        var block = Blocks.read(fields, Blocks.GIVEN, Source.ADJUSTMENT);
        var note = Parts.note(fields);
        fields.done();
        return new GrantCredits(ask.account(), ask.id(), ask.at(), block, note);
    }

    AccountCommand purchase(Ask ask) {
        Fields fields = ask.fields();
        Source source = Blocks.source(fields, Blocks.BOUGHT, Source.PURCHASE);
        var blocks = Blocks.list(fields, source);
        String offer = fields.optionalText("offer", 200);
        String payment = fields.optionalText("payment", 255);
        var note = Parts.note(fields);
        fields.done();
        Blocks.checkAmounts(blocks);
        return new PurchaseCredits(ask.account(), ask.id(), ask.at(), blocks, source, offer, payment, note);
    }

    AccountCommand decrement(Ask ask) {
        Fields fields = ask.fields();
        if (MeterReader.namesUsage(fields)) {
            return meter.read(ask);
        }
        Credits amount = fields.credits("amount");
        var usage = Parts.usage(fields);
        var note = Parts.note(fields);
        fields.done();
        return new DecrementCredits(ask.account(), ask.id(), ask.at(), amount, usage, note);
    }

    AccountCommand hold(Ask ask) {
        Fields fields = ask.fields();
        Credits amount = fields.credits("amount");
        Instant expiresAt = fields.optionalTime("expires_at");
        UUID member = fields.optionalUuid("member");
        var note = Parts.note(fields);
        fields.done();
        return new HoldCredits(ask.account(), ask.id(), ask.at(), amount, expiresAt, note, member);
    }

    AccountCommand capture(Ask ask, UUID hold) {
        Fields fields = ask.fields();
        Credits amount = fields.credits("amount");
        boolean last = fields.flag("last");
        var usage = Parts.usage(fields);
        var note = Parts.note(fields);
        fields.done();
        return new CaptureHold(ask.account(), ask.id(), ask.at(), hold, amount, last, usage, note);
    }

    AccountCommand release(Ask ask, UUID hold) {
        ask.fields().done();
        return new ReleaseHold(ask.account(), ask.id(), ask.at(), hold);
    }

    AccountCommand voidBlock(Ask ask, UUID block) {
        Fields fields = ask.fields();
        Credits amount = fields.optionalCredits("amount");
        var note = Parts.note(fields);
        fields.done();
        return new VoidBlock(ask.account(), ask.id(), ask.at(), block, amount, note);
    }

    AccountCommand changeExpiry(Ask ask, UUID block) {
        Fields fields = ask.fields();
        Credits amount = fields.optionalCredits("amount");
        Instant expiresAt = fields.optionalTime("expires_at");
        if (!fields.isNamed("expires_at")) {
            fields.error("expires_at", "is required; null means never.", "missing");
        }
        var note = Parts.note(fields);
        fields.done();
        return new ChangeBlockExpiry(ask.account(), ask.id(), ask.at(), block, amount, expiresAt, note);
    }

    AccountCommand amend(Ask ask, UUID decrement) {
        Fields fields = ask.fields();
        Credits amount = fields.optionalCredits("amount");
        var note = Parts.note(fields);
        fields.done();
        RecordedDecrement facts = recorded.decrement(ask.account(), decrement);
        return new AmendDecrement(ask.account(), ask.id(), ask.at(), decrement, amount, facts, note);
    }

    AccountCommand reverse(Ask ask, UUID purchase) {
        Fields fields = ask.fields();
        Credits amount = fields.optionalCredits("amount");
        var note = Parts.note(fields);
        fields.done();
        RecordedPurchase facts = recorded.purchase(ask.account(), purchase);
        return new ReversePurchase(ask.account(), ask.id(), ask.at(), purchase, amount, facts, note, null);
    }

    AccountCommand reinstate(Ask ask, UUID reversal) {
        Fields fields = ask.fields();
        var note = Parts.note(fields);
        fields.done();
        return new ReinstatePurchase(ask.account(), ask.id(), ask.at(), reversal, note);
    }
}
