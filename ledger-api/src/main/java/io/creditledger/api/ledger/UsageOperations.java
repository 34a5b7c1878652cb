package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountId;
import io.creditledger.projections.usage.UsageQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Credits used: decrements, and what they were for. */
@RestController
@RequestMapping("/api/ledger/v1/accounts/{account}")
@Tag(name = "Usage")
public class UsageOperations {
    private static final int MAX_DAYS = 366;

    private final LineWriter lines;
    private final Accounts accounts;
    private final Reads reads;
    private final UsageQueries usage;
    private final CommandReader commands;

    public UsageOperations(
            LineWriter lines, Accounts accounts, Reads reads, UsageQueries usage, CommandReader commands) {
        this.lines = lines;
        this.accounts = accounts;
        this.reads = reads;
        this.usage = usage;
        this.commands = commands;
    }

    @Operation(operationId = "decrementCredits", summary = "Take credits for usage")
    @Needs(value = Scope.WRITE, key = Key.REQUIRED, success = 201, body = Bodies.Decrement.class)
    @PostMapping("/decrements")
    public ResponseEntity<TransactionBody> decrement(Call call, @PathVariable String account, Fields fields) {
        return lines.write(call, account, fields, CreditsDecremented.class, commands::decrement);
    }

    @Operation(operationId = "getUsage", summary = "Usage per day and kind, days inclusive, at most 366 of them")
    @Needs(Scope.READ)
    @GetMapping("/usage")
    public List<UsageDayBody> usage(
            Call call, @PathVariable String account, @RequestParam LocalDate from, @RequestParam LocalDate to) {
        AccountId id = call.account(account);
        long days = ChronoUnit.DAYS.between(from, to) + 1;
        if (days < 1 || days > MAX_DAYS) {
            throw Problem.invalid(
                    List.of("query", "to"),
                    "'to' must be from 0 to " + (MAX_DAYS - 1) + " days after 'from'.",
                    "date_range");
        }
        accounts.known(call, id);
        reads.await(call, Views.USAGE, id);
        return usage.perDay(id, from, to).stream().map(UsageDayBody::of).toList();
    }
}
