package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.balance.BalanceQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts: open, configure, read. */
@RestController
@RequestMapping("/api/ledger/v1")
@Tag(name = "Accounts")
public class AccountOperations {
    /** A caller whose clock is a little ahead may still ask for its own now. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Writes writes;
    private final Reads reads;
    private final Stamps stamps;
    private final BalanceQueries balances;
    private final Accounts accounts;
    private final PastAccounts past;
    private final CommandReader commands;

    public AccountOperations(
            Writes writes,
            Reads reads,
            Stamps stamps,
            BalanceQueries balances,
            Accounts accounts,
            PastAccounts past,
            CommandReader commands) {
        this.writes = writes;
        this.reads = reads;
        this.stamps = stamps;
        this.balances = balances;
        this.accounts = accounts;
        this.past = past;
        this.commands = commands;
    }

    @Operation(operationId = "openAccount", summary = "Open an account")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.Open.class)
    @PostMapping("/accounts")
    public ResponseEntity<OpenedBody> open(Call call, Fields fields) {
        AccountId account = Parts.account(call, fields);
        Ask ask = new Ask(call, account, stamps.id(), stamps.now(), fields);
        Outcome.Accepted outcome = writes.accepted(call, commands.open(ask), call.key());
        return Answers.written(201, outcome, OpenedBody.of(account, outcome));
    }

    @Operation(operationId = "listAccounts", summary = "List the accounts of the tenant, in order of their names")
    @Needs(Scope.READ)
    @GetMapping("/accounts")
    public Page<AccountBody> list(
            Call call,
            @RequestParam(defaultValue = "50") int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Limits.checked(limit, Limits.MAX_PAGE);
        String after = Cursor.mark(cursor);
        reads.await(call, Views.BALANCE, call.tenant());
        List<AccountView> rows = balances.accounts(call.tenant(), after, limit + 1, stamps.now());
        return Page.of(rows, limit, AccountBody::of, row -> row.account().text());
    }

    @Operation(
            operationId = "getAccount",
            summary = "Read an account: balance, available, held, pending, debt; now, or as of a time or a position")
    @Needs(Scope.READ)
    @GetMapping("/accounts/{account}")
    public ResponseEntity<AccountBody> get(
            Call call,
            @PathVariable String account,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf,
            @RequestParam(name = "at_position", required = false) @Nullable Long atPosition,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String seen) {
        AccountId id = call.account(account);
        AccountBody body = AccountBody.of(view(call, id, asOf, atPosition));
        if (body.etag().equals(seen)) {
            return ResponseEntity.status(304).eTag(body.etag()).build();
        }
        return ResponseEntity.ok().eTag(body.etag()).body(body);
    }

    @Operation(operationId = "configureAccount", summary = "Change what an account allows; what is not named stays")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = Bodies.Configure.class)
    @PatchMapping("/accounts/{account}")
    public ResponseEntity<SettingsBody> configure(Call call, @PathVariable String account, Fields fields) {
        AccountId id = call.account(account);
        AccountCommand command = commands.configure(new Ask(call, id, stamps.id(), stamps.now(), fields));
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        return Answers.written(200, outcome, SettingsBody.of(id, outcome));
    }

    private AccountView view(Call call, AccountId id, @Nullable Instant asOf, @Nullable Long atPosition) {
        if (asOf != null && atPosition != null) {
            throw Problem.invalid(
                    List.of("query", "as_of"), "'as_of' and 'at_position' exclude each other.", "exclusive");
        }
        if (asOf != null && asOf.isAfter(stamps.now().plus(CLOCK_SKEW))) {
            throw Problem.invalid(List.of("query", "as_of"), "'as_of' is in the future.", "datetime_future");
        }
        if (atPosition != null && atPosition < 1) {
            throw Problem.invalid(List.of("query", "at_position"), "Positions begin at 1.", "int_range");
        }
        if (asOf != null || atPosition != null) {
            return past.account(id, asOf, atPosition).orElseThrow(() -> Problem.notFound("The account at that time"));
        }
        return accounts.known(call, id);
    }
}
