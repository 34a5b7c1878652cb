package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.AmendBlock;
import io.creditledger.core.account.AccountCommand.ChangeBlockExpiry;
import io.creditledger.core.account.AccountCommand.ChangeExpiryFrom;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Invoicing;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.RecordedUse;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.customer.CustomerForm;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.projections.customer.CreditBlockView;
import io.creditledger.projections.customer.CreditQueries;
import io.creditledger.projections.customer.CustomerView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the body of a new ledger entry into the command of the account that it means. */
final class EntryReader {
    /** Accounts that this dialect opens may go negative by a decrement, as it promises. */
    static final Settings OPENING = new Settings(true, Credits.ZERO);

    private static final List<String> FIELDS = List.of(
            "amount",
            "block_id",
            "currency",
            "description",
            "effective_date",
            "expiry_date",
            "filters",
            "invoice_settings",
            "metadata",
            "per_unit_cost_basis",
            "target_expiry_date",
            "void_reason");

    private static final Usage MANUAL = Usage.of("usage");
    private static final UnitCost FREE = UnitCost.ZERO;

    private final CreditQueries credits;

    EntryReader(CreditQueries credits) {
        this.credits = credits;
    }

    /**
     * A request about to become a command.
     *
     * @param customer whose credits
     * @param id identity that the command gets
     * @param at its time
     * @param fields the body
     */
    record Ask(CustomerView customer, UUID id, Instant at, Fields fields) {
        ZoneId zone() {
            return ZoneId.of(customer.profile().timezone());
        }

        AccountId account() {
            return Customers.account(customer, fields.optionalText("currency", 64), List.of("body", "currency"));
        }

        Note note(@Nullable String reference) {
            return new Note(
                    fields.optionalText("description", CustomerForm.TEXT * 4), reference, fields.metadata("metadata"));
        }
    }

    AccountCommand read(Ask ask) {
        String type = ask.fields().text("entry_type", 64);
        return switch (type) {
            case "increment" -> increment(ask);
            case "decrement" -> decrement(ask);
            case "expiration_change" -> expirationChange(ask);
            case "void" -> voided(ask);
            case "amendment" -> amendment(ask);
            default -> throw unknownType(ask.fields());
        };
    }

    /** What else is in the body cannot be judged without its type. */
    private static Problem unknownType(Fields fields) {
        fields.error("entry_type", "must be one of amendment, decrement, expiration_change, increment, void.", "enum");
        FIELDS.forEach(fields::has);
        fields.done();
        return fields.refused();
    }

    private static AccountCommand increment(Ask ask) {
        Fields fields = ask.fields();
        Credits amount = fields.credits("amount");
        UnitCost given = fields.optionalUnitCost("per_unit_cost_basis");
        UnitCost cost = given == null ? FREE : given;
        Invoicing invoice = InvoiceSettings.increment(fields, cost, ask.customer());
        boolean bought = cost.exceeds(FREE);
        NewBlock block = new NewBlock(
                amount,
                bought ? Source.PURCHASE : Source.ADJUSTMENT,
                Dates.optional(fields, "effective_date", ask.zone()),
                Dates.optional(fields, "expiry_date", ask.zone()),
                0,
                cost,
                Filters.read(fields));
        AccountId account = ask.account();
        Note note = ask.note(null);
        fields.done();
        return new PurchaseCredits(
                account, ask.id(), ask.at(), List.of(block), Source.PURCHASE, null, null, note, OPENING, null, invoice);
    }

    private static AccountCommand decrement(Ask ask) {
        Credits amount = ask.fields().credits("amount");
        AccountId account = ask.account();
        Note note = ask.note(null);
        ask.fields().done();
        return new DecrementCredits(account, ask.id(), ask.at(), amount, MANUAL, note);
    }

    private AccountCommand expirationChange(Ask ask) {
        Fields fields = ask.fields();
        Instant target = Dates.optional(fields, "target_expiry_date", ask.zone());
        Instant from = Dates.optional(fields, "expiry_date", ask.zone());
        Credits amount = fields.optionalCredits("amount");
        if (target == null && !fields.has("target_expiry_date")) {
            fields.error("target_expiry_date", "is required.", "missing");
        }
        boolean named = fields.has("block_id");
        UUID block = named ? fields.uuid("block_id") : null;
        if (!named && !fields.isNamed("expiry_date")) {
            fields.error("expiry_date", "is required unless block_id says which block.", "missing");
        }
        AccountId account = ask.account();
        Note note = ask.note(null);
        fields.done();
        if (block == null) {
            return new ChangeExpiryFrom(account, ask.id(), ask.at(), from, amount, target, note);
        }
        CreditBlockView view = known(ask, block);
        if (from != null && !from.equals(view.terms().expiresAt())) {
            throw Problem.invalid(List.of("body", "expiry_date"), "is not that of the block.", "mismatch");
        }
        checkAmount(amount, view);
        return new ChangeBlockExpiry(view.account(), ask.id(), ask.at(), block, amount, target, note);
    }

    private AccountCommand voided(Ask ask) {
        Fields fields = ask.fields();
        Credits amount = fields.credits("amount");
        UUID block = fields.uuid("block_id");
        String reason = fields.optionalText("void_reason", 64);
        if (reason != null && !reason.equals(CreditEntries.REFUND)) {
            fields.error("void_reason", "must be refund.", "enum");
        }
        ask.account();
        Note note = ask.note(reason);
        fields.done();
        CreditBlockView view = known(ask, block);
        checkAmount(amount, view);
        return new VoidBlock(view.account(), ask.id(), ask.at(), block, amount, note);
    }

    private AccountCommand amendment(Ask ask) {
        Credits amount = ask.fields().credits("amount");
        UUID block = ask.fields().uuid("block_id");
        ask.account();
        Note note = ask.note(null);
        ask.fields().done();
        CreditBlockView view = known(ask, block);
        checkAmount(amount, view);
        List<RecordedUse> uses = view.deleted() ? List.of() : credits.uses(view, amount);
        return new AmendBlock(view.account(), ask.id(), ask.at(), block, amount, uses, note);
    }

    /**
     * A block that was deleted is known, too: the same request may have been answered before that, and gets that answer
     * again. The account refuses any other.
     *
     * @throws Problem 404 when the customer never had such a block
     */
    private CreditBlockView known(Ask ask, UUID block) {
        String owner = Customers.account(ask.customer(), null, List.of()).text();
        return credits.block(ask.customer().id().tenant(), block)
                .filter(view -> new AccountId(
                                view.account().tenant(), view.account().owner(), AccountId.CREDITS)
                        .text()
                        .equals(owner))
                .orElseThrow(() -> Problem.unknown("CreditBlock", block.toString()));
    }

    private static void checkAmount(@Nullable Credits amount, CreditBlockView block) {
        if (amount != null && amount.exceeds(block.terms().amount())) {
            throw Problem.invalid(
                    List.of("body", "amount"),
                    "is more than the " + block.terms().amount() + " that the block began with.",
                    "decimal_range");
        }
    }
}
