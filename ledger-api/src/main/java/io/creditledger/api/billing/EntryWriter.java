package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.AmendBlock;
import io.creditledger.core.account.AccountCommand.ChangeBlockExpiry;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountEvent.CreditsExpired;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.AccountRefusal.AccountAlreadyOpen;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.customer.CreditBlockView;
import io.creditledger.projections.customer.CreditEntryView;
import io.creditledger.projections.customer.CreditQueries;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.customer.InvoiceView;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Makes a ledger entry: reads the body, opens the account if need be, sends the command, shows the last entry. */
final class EntryWriter {
    private final EntryReader reader;
    private final CreditEntries entries;
    private final CreditQueries credits;
    private final Accounts accounts;
    private final Writes writes;
    private final Reads reads;
    private final Stamps stamps;

    EntryWriter(
            EntryReader reader,
            CreditEntries entries,
            CreditQueries credits,
            Accounts accounts,
            Writes writes,
            Reads reads,
            Stamps stamps) {
        this.reader = reader;
        this.entries = entries;
        this.credits = credits;
        this.accounts = accounts;
        this.writes = writes;
        this.reads = reads;
        this.stamps = stamps;
    }

    ResponseEntity<Map<String, @Nullable Object>> write(Call call, CustomerView customer, Fields fields) {
        reads.await(call, Views.CUSTOMER, call.tenant()); // so that a block just made is known, whatever its unit
        reads.await(call, Views.BALANCE, call.tenant()); // and what is left in it
        AccountCommand command = reader.read(new EntryReader.Ask(customer, stamps.id(), stamps.now(), fields));
        if (command instanceof DecrementCredits decrement) {
            open(call, decrement.account());
        }
        Outcome.Accepted outcome = accepted(call, command);
        reads.await(call, Views.CUSTOMER, command.account());
        CreditEntryView last =
                credits.entriesAt(command.account(), own(outcome).position()).getLast();
        Map<UUID, InvoiceView> issued = entries.issued(customer, List.of(last));
        return Answers.written(201, outcome, entries.body(customer, command.account(), last, issued, stamps.now()));
    }

    /** Of a block that was deleted nothing is said but that it is not there, unless it was said before. */
    private Outcome.Accepted accepted(Call call, AccountCommand command) {
        Outcome outcome = writes.outcome(call, command, call.key());
        UUID block = block(command);
        if (block != null
                && outcome instanceof Outcome.Refused
                && credits.block(call.tenant(), block)
                        .filter(CreditBlockView::deleted)
                        .isPresent()) {
            throw Problem.unknown("CreditBlock", block.toString());
        }
        return Writes.accepted(outcome);
    }

    private static @Nullable UUID block(AccountCommand command) {
        if (command instanceof VoidBlock c) {
            return c.block();
        }
        if (command instanceof ChangeBlockExpiry c) {
            return c.block();
        }
        return command instanceof AmendBlock c ? c.block() : null;
    }

    /** A decrement may be the first that is asked of a unit; the account then begins in debt. */
    private void open(Call call, AccountId account) {
        if (accounts.find(call, account).isPresent()) {
            return;
        }
        OpenAccount command = new OpenAccount(account, stamps.id(), stamps.now(), EntryReader.OPENING, List.of());
        Outcome outcome = writes.outcome(call, command, null);
        if (!(outcome instanceof Outcome.Refused refused && refused.refusal() instanceof AccountAlreadyOpen)) {
            Writes.accepted(outcome);
        }
    }

    /** The last line that is the command's own: what expired by then, or at once, came along. */
    private static RecordedEvent own(Outcome.Accepted outcome) {
        return outcome.events().reversed().stream()
                .filter(e -> e.event() instanceof Entry && !(e.event() instanceof CreditsExpired))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("an accepted entry without its line"));
    }
}
