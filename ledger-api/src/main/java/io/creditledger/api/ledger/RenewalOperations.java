package io.creditledger.api.ledger;

import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.payment.Renewals;
import io.creditledger.api.payment.Sales;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.renewal.Renewal.Running;
import io.creditledger.core.renewal.RenewalCommand.StopRenewal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The recurring tier of an account: bought with {@code buy-credits} of the entity dialect, looked at and ended here.
 */
@RestController
@RequestMapping("/api/ledger/v1/accounts/{account}/renewal")
@Tag(name = "Renewals")
public class RenewalOperations {
    private final Renewals renewals;
    private final Writes writes;
    private final Stamps stamps;

    public RenewalOperations(Sales sales, Writes writes, Stamps stamps) {
        this.renewals = sales.renewals();
        this.writes = writes;
        this.stamps = stamps;
    }

    @Operation(operationId = "getRenewal", summary = "Read how an account's recurring tier stands")
    @Needs(Scope.READ)
    @GetMapping
    public RenewalBody get(Call call, @PathVariable String account) {
        return body(call.account(account));
    }

    @Operation(
            operationId = "stopRenewal",
            summary = "Renew no more; a charge that is under way is still counted when it is paid")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL)
    @PostMapping("/stop")
    public ResponseEntity<RenewalBody> stop(Call call, @PathVariable String account) {
        AccountId id = call.account(account);
        StopRenewal command = new StopRenewal(id, stamps.id(), stamps.now(), "by request");
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        return Answers.written(200, outcome, body(id));
    }

    private RenewalBody body(AccountId account) {
        if (renewals.renewal(account) instanceof Running renewal) {
            return RenewalBody.of(account, renewal);
        }
        throw Problem.notFound("Renewal of " + account.text());
    }
}
