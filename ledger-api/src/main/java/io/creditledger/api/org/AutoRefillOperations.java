package io.creditledger.api.org;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.org.Bodies.UpdateAutoRefillConfigRequest;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Credits;
import io.creditledger.core.refill.RefillCommand.ConfigureRefill;
import io.creditledger.core.refill.RefillSettings;
import io.creditledger.projections.history.StandingHistory;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Credits that an organization buys by itself when they run low. */
@RestController
@RequestMapping("/api/v1/org/{org}/credits/auto-refill")
@Tag(name = "Organization credits")
public class AutoRefillOperations {
    private static final long MAX_THRESHOLD = Credits.MAX_AMOUNT.value().longValueExact();

    private final Organizations organizations;
    private final StandingHistory orders;
    private final Writes writes;
    private final Stamps stamps;
    private final ClientVersions versions;

    public AutoRefillOperations(
            Organizations organizations,
            StandingHistory orders,
            Writes writes,
            Stamps stamps,
            ClientVersions versions) {
        this.organizations = organizations;
        this.orders = orders;
        this.writes = writes;
        this.stamps = stamps;
        this.versions = versions;
    }

    @Operation(operationId = "get_auto_refill_config", summary = "Get the auto-refill")
    @Needs(Scope.READ)
    @GetMapping
    public AutoRefillConfigResponse get(
            Call call,
            @PathVariable String org,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        AccountId account = organizations.account(call, org);
        return AutoRefillConfigResponse.of(orders.refill(account), stamps.now());
    }

    @Operation(
            operationId = "update_auto_refill_config",
            summary = "Set the auto-refill; it needs a payment method, which a checkout saves, to be switched on")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = UpdateAutoRefillConfigRequest.class)
    @PutMapping
    public ResponseEntity<AutoRefillConfigResponse> set(
            Call call,
            @PathVariable String org,
            Fields fields,
            @RequestHeader(name = ClientVersions.HEADER, required = false) @Nullable String version) {
        versions.check(version);
        AccountId account = organizations.account(call, org);
        RefillSettings settings = settings(fields);
        ConfigureRefill command = new ConfigureRefill(account, stamps.id(), stamps.now(), settings);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        return Answers.written(200, outcome, AutoRefillConfigResponse.of(orders.refill(account), stamps.now()));
    }

    private static RefillSettings settings(Fields fields) {
        boolean enabled = fields.requiredFlag("enabled");
        long threshold = fields.whole("threshold", 0, MAX_THRESHOLD);
        long quantity = fields.whole("quantity", 1, RefillSettings.MAX_QUANTITY);
        Long cap = fields.optionalWhole("monthly_cap", 1, Integer.MAX_VALUE);
        fields.done();
        return new RefillSettings(
                enabled, Credits.of(threshold), (int) quantity, cap == null ? null : Math.toIntExact(cap));
    }
}
