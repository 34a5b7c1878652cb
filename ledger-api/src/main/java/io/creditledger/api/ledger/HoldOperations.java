package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountCommand.ReleaseHold;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.projections.balance.BalanceQueries;
import io.creditledger.projections.history.CurrentAccounts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Holds: credits reserved, then captured or released. */
@RestController
@RequestMapping("/api/ledger/v1/accounts/{account}/holds")
@Tag(name = "Holds")
public class HoldOperations {
    private static final int MAX_HOLDS = 1_000;

    private final Writes writes;
    private final LineWriter lines;
    private final Accounts accounts;
    private final Stamps stamps;
    private final BalanceQueries balances;
    private final CommandReader commands;
    private final CurrentAccounts current;

    public HoldOperations(
            Writes writes,
            LineWriter lines,
            Accounts accounts,
            Stamps stamps,
            BalanceQueries balances,
            CommandReader commands,
            CurrentAccounts current) {
        this.writes = writes;
        this.lines = lines;
        this.accounts = accounts;
        this.stamps = stamps;
        this.balances = balances;
        this.commands = commands;
        this.current = current;
    }

    @Operation(operationId = "holdCredits", summary = "Reserve credits")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Hold.class)
    @PostMapping
    public ResponseEntity<HoldBody> hold(Call call, @PathVariable String account, Fields fields) {
        String key = call.requiredKey();
        AccountId id = call.account(account);
        Ask ask = new Ask(call, id, stamps.id(), stamps.now(), fields);
        Outcome.Accepted outcome = writes.accepted(call, commands.hold(ask), key);
        return Answers.written(201, outcome, Facts.hold(id, outcome));
    }

    @Operation(operationId = "listHolds", summary = "List open holds, oldest first")
    @Needs(Scope.READ)
    @GetMapping
    public List<HoldBody> list(Call call, @PathVariable String account, @RequestParam(defaultValue = "200") int limit) {
        Limits.checked(limit, MAX_HOLDS);
        AccountId id = accounts.known(call, call.account(account)).account();
        Map<UUID, UUID> members = members(id);
        return balances.holds(id, stamps.now(), limit).stream()
                .map(hold -> HoldBody.of(id, hold, members.get(hold.hold())))
                .toList();
    }

    /** For whom holds are is the account's own knowledge: no view has it. */
    private Map<UUID, UUID> members(AccountId account) {
        Map<UUID, UUID> members = new HashMap<>();
        if (current.account(account) instanceof CreditAccount.Open open) {
            open.holds().forEach((id, hold) -> {
                if (hold.member() != null) {
                    members.put(id, hold.member());
                }
            });
        }
        return members;
    }

    @Operation(
            operationId = "captureHold",
            summary = "Take credits that a hold reserved; 'last' releases what is then left")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Capture.class)
    @PostMapping("/{hold}/captures")
    public ResponseEntity<TransactionBody> capture(
            Call call, @PathVariable String account, @PathVariable UUID hold, Fields fields) {
        return lines.write(call, account, fields, HoldCaptured.class, ask -> commands.capture(ask, hold));
    }

    @Operation(operationId = "releaseHold", summary = "Give up what is left of a hold")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED)
    @PostMapping("/{hold}/release")
    public ResponseEntity<ReleaseBody> release(Call call, @PathVariable String account, @PathVariable UUID hold) {
        return released(call, account, hold, call.requiredKey());
    }

    @Operation(operationId = "deleteHold", summary = "Give up what is left of a hold; the same as release")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL)
    @DeleteMapping("/{hold}")
    public ResponseEntity<ReleaseBody> delete(Call call, @PathVariable String account, @PathVariable UUID hold) {
        return released(call, account, hold, call.key());
    }

    private ResponseEntity<ReleaseBody> released(Call call, String account, UUID hold, @Nullable String key) {
        AccountId id = call.account(account);
        ReleaseHold command = new ReleaseHold(id, stamps.id(), stamps.now(), hold);
        Outcome.Accepted outcome = writes.accepted(call, command, key);
        return Answers.written(200, outcome, Facts.release(id, outcome, hold));
    }
}
