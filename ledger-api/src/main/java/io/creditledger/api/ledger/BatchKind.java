package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.BlockVoided;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a batch may contain. {@code reader} makes the command of an item; {@code target} names what else it needs. */
enum BatchKind {
    OPEN("", (c, ask, target) -> c.open(ask)),
    GRANT("", (c, ask, target) -> c.grant(ask)),
    PURCHASE("", (c, ask, target) -> c.purchase(ask)),
    DECREMENT("", (c, ask, target) -> c.decrement(ask)),
    HOLD("", (c, ask, target) -> c.hold(ask)),
    CAPTURE("hold", CommandReader::capture),
    RELEASE("hold", CommandReader::release),
    VOID("block", CommandReader::voidBlock),
    EXPIRY("block", CommandReader::changeExpiry),
    AMEND("transaction", CommandReader::amend),
    REVERSE("transaction", CommandReader::reverse),
    REINSTATE("transaction", CommandReader::reinstate);

    /** By the name in JSON. */
    static final Map<String, BatchKind> BY_NAME = Stream.of(values())
            .collect(Collectors.toUnmodifiableMap(k -> k.name().toLowerCase(Locale.ROOT), Function.identity()));

    private interface Reader {
        AccountCommand read(CommandReader commands, Ask ask, UUID target);
    }

    private static final UUID NONE = new UUID(0, 0);

    private final String target;
    private final Reader reader;

    BatchKind(String target, Reader reader) {
        this.target = target;
        this.reader = reader;
    }

    AccountCommand read(CommandReader commands, Ask ask) {
        Fields fields = ask.fields();
        return reader.read(commands, ask, target.isEmpty() ? NONE : fields.uuid(target));
    }

    /** The body that the single operation would answer with. */
    static Object body(AccountCommand command, AccountId account, Outcome.Accepted outcome) {
        return switch (command) {
            case AccountCommand.OpenAccount c -> OpenedBody.of(account, outcome);
            case AccountCommand.ConfigureAccount c -> SettingsBody.of(account, outcome);
            case AccountCommand.HoldCredits c -> Facts.hold(account, outcome);
            case AccountCommand.ReleaseHold c -> Facts.release(account, outcome, c.hold());
            case AccountCommand.PurchaseCredits c -> line(account, outcome, CreditsPurchased.class);
            case AccountCommand.GrantCredits c -> line(account, outcome, CreditsGranted.class);
            case AccountCommand.DecrementCredits c -> line(account, outcome, CreditsDecremented.class);
            case AccountCommand.MeterUsage c -> line(account, outcome, CreditsDecremented.class);
            case AccountCommand.CaptureHold c -> line(account, outcome, HoldCaptured.class);
            case AccountCommand.VoidBlock c -> line(account, outcome, BlockVoided.class);
            case AccountCommand.ChangeBlockExpiry c -> line(account, outcome, BlockExpiryChanged.class);
            case AccountCommand.ChangeExpiryFrom c -> line(account, outcome, BlockExpiryChanged.class);
            case AccountCommand.AmendBlock c -> line(account, outcome, DecrementAmended.class);
            case AccountCommand.AmendDecrement c -> line(account, outcome, DecrementAmended.class);
            case AccountCommand.ReversePurchase c -> line(account, outcome, PurchaseReversed.class);
            case AccountCommand.ReinstatePurchase c -> line(account, outcome, PurchaseReinstated.class);
            case AccountCommand.LimitMember c -> throw new IllegalArgumentException("no batch can ask for " + c);
            case AccountCommand.CapMembers c -> throw new IllegalArgumentException("no batch can ask for " + c);
            case AccountCommand.PayInvoice c -> throw new IllegalArgumentException("no batch can ask for " + c);
            case AccountCommand.VoidInvoice c -> throw new IllegalArgumentException("no batch can ask for " + c);
            case AccountCommand.ExpireCredits c -> throw new IllegalArgumentException("no batch can ask for " + c);
        };
    }

    private static TransactionBody line(AccountId account, Outcome.Accepted outcome, Class<? extends Entry> type) {
        return Facts.line(account, outcome, type);
    }
}
