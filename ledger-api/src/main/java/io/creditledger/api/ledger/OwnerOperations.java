package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.api.security.Tenants;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Credits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Organizations and entities that join a tenant: each gets its account. */
@RestController
@RequestMapping("/api/ledger/v1")
@Tag(name = "Accounts")
public class OwnerOperations {
    private final Writes writes;
    private final Stamps stamps;
    private final Tenants tenants;

    public OwnerOperations(Writes writes, Stamps stamps, Tenants tenants) {
        this.writes = writes;
        this.stamps = stamps;
        this.tenants = tenants;
    }

    @Operation(
            operationId = "createOrganization",
            summary = "Open an organization's account with the tenant's signup allocation, granted once")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.Organization.class)
    @PostMapping("/organizations")
    public ResponseEntity<OpenedBody> organization(Call call, Fields fields) {
        AccountId account = named(fields, "slug", slug -> AccountId.organization(call.tenant(), slug));
        Credits allocation = tenants.get(call.tenant()).signupAllocation();
        return opened(call, account, signup(allocation));
    }

    @Operation(operationId = "createEntity", summary = "Open an entity's account; its users' accounts open themselves")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.Entity.class)
    @PostMapping("/entities")
    public ResponseEntity<OpenedBody> entity(Call call, Fields fields) {
        AccountId account = named(fields, "entity", entity -> AccountId.entity(call.tenant(), entity));
        return opened(call, account, List.of());
    }

    /** The blocks that a new organization starts with. */
    public static List<NewBlock> signup(Credits allocation) {
        return allocation.isPositive() ? List.of(NewBlock.of(allocation, Source.SIGNUP)) : List.of();
    }

    private ResponseEntity<OpenedBody> opened(Call call, AccountId account, List<NewBlock> allocation) {
        OpenAccount command = new OpenAccount(account, stamps.id(), stamps.now(), Settings.DEFAULT, allocation);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        return Answers.written(201, outcome, OpenedBody.of(account, outcome));
    }

    private static AccountId named(Fields fields, String field, Function<String, AccountId> account) {
        String name = fields.text(field, 128);
        fields.done();
        try {
            return account.apply(name);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(List.of("body", field), e.getMessage() + ".", "pattern");
        }
    }
}
