package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.account.AccountId;
import io.creditledger.projections.transaction.EntryType;
import io.creditledger.projections.transaction.TransactionFilter;
import io.creditledger.projections.transaction.TransactionQueries;
import io.creditledger.projections.transaction.TransactionView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The statement of an account: its lines, and undoing them. */
@RestController
@RequestMapping("/api/ledger/v1/accounts/{account}/transactions")
@Tag(name = "Transactions")
public class TransactionOperations {
    private final LineWriter lines;
    private final Accounts accounts;
    private final Reads reads;
    private final TransactionQueries transactions;
    private final CommandReader commands;

    public TransactionOperations(
            LineWriter lines, Accounts accounts, Reads reads, TransactionQueries transactions, CommandReader commands) {
        this.lines = lines;
        this.accounts = accounts;
        this.reads = reads;
        this.transactions = transactions;
        this.commands = commands;
    }

    @Operation(operationId = "listTransactions", summary = "List statement lines, newest first")
    @Needs(Scope.READ)
    @GetMapping
    public Page<TransactionBody> list(
            Call call,
            @PathVariable String account,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        AccountId id = known(call, account);
        Limits.checked(limit, Limits.MAX_PAGE);
        TransactionFilter filter = filter(type, kind, Cursor.number(cursor));
        List<TransactionView> rows = transactions.list(id, filter, limit + 1);
        return Page.of(rows, limit, Lines::of, row -> Long.toString(row.event().entry()));
    }

    @Operation(operationId = "getTransaction", summary = "Read a statement line with the funding of its draws")
    @Needs(Scope.READ)
    @GetMapping("/{transaction}")
    public TransactionBody get(Call call, @PathVariable String account, @PathVariable UUID transaction) {
        AccountId id = known(call, account);
        return transactions
                .find(id, transaction)
                .map(Lines::of)
                .orElseThrow(() -> Problem.notFound("Transaction " + transaction));
    }

    @Operation(
            operationId = "amendDecrement",
            summary = "Undo a decrement or capture, wholly or partly, by its recorded draws")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Take.class)
    @PostMapping("/{transaction}/amendments")
    public ResponseEntity<TransactionBody> amend(
            Call call, @PathVariable String account, @PathVariable UUID transaction, Fields fields) {
        known(call, account);
        return lines.write(call, account, fields, DecrementAmended.class, ask -> commands.amend(ask, transaction));
    }

    @Operation(
            operationId = "reversePurchase",
            summary = "Take back a purchase: what remains of it, then debt for what was spent")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Take.class)
    @PostMapping("/{transaction}/reversals")
    public ResponseEntity<TransactionBody> reverse(
            Call call, @PathVariable String account, @PathVariable UUID transaction, Fields fields) {
        known(call, account);
        return lines.write(call, account, fields, PurchaseReversed.class, ask -> commands.reverse(ask, transaction));
    }

    @Operation(operationId = "reinstatePurchase", summary = "Give back what a reversal took")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Remark.class)
    @PostMapping("/{transaction}/reinstatements")
    public ResponseEntity<TransactionBody> reinstate(
            Call call, @PathVariable String account, @PathVariable UUID transaction, Fields fields) {
        return lines.write(
                call, account, fields, PurchaseReinstated.class, ask -> commands.reinstate(ask, transaction));
    }

    private AccountId known(Call call, String account) {
        AccountId id = accounts.known(call, call.account(account)).account();
        reads.await(call, Views.TRANSACTION, id);
        return id;
    }

    private static TransactionFilter filter(@Nullable String type, @Nullable String kind, @Nullable Long before) {
        if (type == null && kind == null) {
            return new TransactionFilter(List.of(), before);
        }
        EntryType entryType = type == null ? null : entryType(type);
        return new TransactionFilter(List.of(new TransactionFilter.Pattern(entryType, kind, List.of())), before);
    }

    private static EntryType entryType(String type) {
        for (EntryType candidate : EntryType.values()) {
            if (candidate.name().toLowerCase(Locale.ROOT).equals(type)) {
                return candidate;
            }
        }
        throw Problem.invalid(List.of("query", "type"), "'" + type + "' is no type of transaction.", "enum");
    }
}
