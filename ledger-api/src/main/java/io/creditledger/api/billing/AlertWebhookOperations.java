package io.creditledger.api.billing;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where the caller's own tenant is told of alerts. */
@RestController
@RequestMapping("/api/ledger/v1/tenant/alert-webhook")
@Tag(name = "Tenants")
public class AlertWebhookOperations {
    private static final int MAX_URL = 2_000;

    /** Where a tenant wants to be told. */
    @Schema(name = "AlertWebhook", requiredProperties = "url")
    record Wanted(String url) {}

    /**
     * Where a tenant is told, and how that goes.
     *
     * @param secret signs what is sent; shown when it is made and never again
     * @param pending what is not delivered yet
     * @param oldestPendingAt when the oldest of it fired
     * @param problem what was wrong with the last attempt at it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EndpointBody(
            String url,
            @Nullable String secret,
            long pending,
            @JsonProperty("oldest_pending_at") @Nullable Instant oldestPendingAt,
            @Nullable String problem) {}

    private final AlertWebhooks webhooks;
    private final AlertReach reach;

    AlertWebhookOperations(AlertWebhooks webhooks, AlertReach reach) {
        this.webhooks = webhooks;
        this.reach = reach;
    }

    @Operation(operationId = "getAlertWebhook", summary = "Read where alerts are told, and what is not delivered yet")
    @Needs(Scope.ADMIN)
    @GetMapping
    public EndpointBody get(Call call) {
        return webhooks.endpoint(call.tenant())
                .map(endpoint -> body(call, endpoint.url(), null))
                .orElseThrow(() -> Problem.notFound("An alert webhook"));
    }

    @Operation(
            operationId = "setAlertWebhook",
            summary = "Tell of alerts at this URL from now on; the answer has a new secret, this one time")
    @Needs(value = Scope.ADMIN, body = Wanted.class)
    @PutMapping
    public EndpointBody set(Call call, Fields fields) {
        String url = fields.text("url", MAX_URL);
        String flaw = reach.flaw(url);
        if (fields.has("url") && flaw != null) {
            fields.error("url", flaw, "url");
        }
        fields.done();
        return body(call, url, webhooks.tell(call.tenant(), url));
    }

    @Operation(operationId = "removeAlertWebhook", summary = "Tell of alerts no more; what is pending is given up")
    @Needs(value = Scope.ADMIN, success = 204)
    @DeleteMapping
    public ResponseEntity<Void> remove(Call call) {
        if (!webhooks.forget(call.tenant())) {
            throw Problem.notFound("An alert webhook");
        }
        return ResponseEntity.noContent().build();
    }

    private EndpointBody body(Call call, String url, @Nullable String secret) {
        AlertWebhooks.Backlog backlog = webhooks.backlog(call.tenant());
        return new EndpointBody(url, secret, backlog.pending(), backlog.oldest(), backlog.problem());
    }
}
