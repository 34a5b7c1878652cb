package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.ApiKey;
import io.creditledger.api.security.ApiKeys;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.api.security.Tenants;
import io.creditledger.api.security.UserTokens;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** API keys of the tenant, and how its users' tokens are verified. */
@RestController
@RequestMapping("/api/ledger/v1")
@Tag(name = "Keys")
public class KeyOperations {
    private static final int MAX_KEYS = 1_000;
    private static final int MIN_SECRET_BYTES = 32;
    private static final Map<String, Scope> SCOPES =
            Scope.OF_TENANTS.stream().collect(Collectors.toUnmodifiableMap(Scope::text, Function.identity()));

    /** A key; {@code key} is the whole key, shown when it is made and never again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record KeyBody(
            String id,
            List<String> scopes,
            @Nullable String label,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("revoked_at") @Nullable Instant revokedAt,
            @JsonProperty("last_used_at") @Nullable Instant lastUsedAt,
            @Nullable String key) {
        static KeyBody of(ApiKey key, @Nullable String whole) {
            List<String> scopes =
                    key.scopes().stream().sorted().map(Scope::text).toList();
            return new KeyBody(
                    key.id(), scopes, key.label(), key.createdAt(), key.revokedAt(), key.lastUsedAt(), whole);
        }
    }

    private final ApiKeys keys;
    private final Tenants tenants;

    public KeyOperations(ApiKeys keys, Tenants tenants) {
        this.keys = keys;
        this.tenants = tenants;
    }

    @Operation(operationId = "createKey", summary = "Make an API key; its secret is shown this one time")
    @Needs(value = Scope.ADMIN, success = 201, body = Bodies.NewKey.class)
    @PostMapping("/keys")
    public ResponseEntity<KeyBody> create(Call call, Fields fields) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        scopes.addAll(fields.choices("scopes", SCOPES));
        String label = fields.optionalText("label", 200);
        fields.done();
        ApiKey.Issued issued = keys.create(call.tenant(), scopes, label, null);
        return ResponseEntity.status(201).body(KeyBody.of(issued.key(), issued.whole()));
    }

    @Operation(operationId = "listKeys", summary = "List API keys, oldest first, revoked ones included")
    @Needs(Scope.ADMIN)
    @GetMapping("/keys")
    public List<KeyBody> list(Call call) {
        return keys.list(call.tenant(), MAX_KEYS).stream()
                .map(key -> KeyBody.of(key, null))
                .toList();
    }

    @Operation(operationId = "revokeKey", summary = "End an API key: at once here, after a second on other nodes")
    @Needs(value = Scope.ADMIN, success = 204)
    @DeleteMapping("/keys/{key}")
    public ResponseEntity<Void> revoke(Call call, @PathVariable String key) {
        if (!keys.revoke(call.tenant(), key)) {
            throw Problem.notFound("Key " + key);
        }
        return ResponseEntity.noContent().build();
    }

    @Operation(
            operationId = "setTokenVerification",
            summary = "Set how users' tokens are verified: HS256 secret or JWKS")
    @Needs(value = Scope.ADMIN, success = 204, body = Bodies.TokenVerification.class)
    @PutMapping("/token-verification")
    public ResponseEntity<Void> verifyTokens(Call call, Fields fields) {
        String secret = fields.optionalText("secret", 1_000);
        String jwks = fields.optionalJson("jwks", 50_000);
        if (secret != null && secret.getBytes(StandardCharsets.UTF_8).length < MIN_SECRET_BYTES) {
            fields.error("secret", "needs at least " + MIN_SECRET_BYTES + " bytes.", "string_too_short");
        }
        if ((secret == null) == (jwks == null)) {
            fields.error("secret", "or 'jwks' is required, one of them.", "missing");
        }
        fields.done();
        if (jwks != null) {
            checked(jwks);
        }
        tenants.verifyTokens(call.tenant(), secret, jwks);
        return ResponseEntity.noContent().build();
    }

    private static void checked(String jwks) {
        try {
            UserTokens.checkJwks(jwks);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(List.of("body", "jwks"), "'jwks' is not possible: " + e.getMessage() + ".", "jwks");
        }
    }
}
