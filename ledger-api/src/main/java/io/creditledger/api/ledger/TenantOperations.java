package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.security.ApiKey;
import io.creditledger.api.security.ApiKeys;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.api.security.Tenants;
import io.creditledger.core.money.Credits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tenants: the operator makes them, each configures itself. */
@RestController
@RequestMapping("/api/ledger/v1")
@Tag(name = "Tenants")
public class TenantOperations {
    private static final int MAX_ORIGINS = 50;
    private static final Pattern ORIGIN = Pattern.compile("https?://([a-z0-9.-]+|\\[[0-9a-f:.]+])(:[0-9]{1,5})?");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    /** A tenant; {@code key} is its whole admin key, shown when it is made and never again. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TenantBody(
            String tenant,
            @JsonProperty("signup_allocation") Credits signupAllocation,
            @JsonProperty("redirect_origins") @Nullable List<String> redirectOrigins,
            @Nullable String key) {}

    private final Tenants tenants;
    private final ApiKeys keys;

    public TenantOperations(Tenants tenants, ApiKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    @Operation(
            operationId = "createTenant",
            summary = "Make a tenant and its first admin key, which is shown this one time; the operator only")
    @Needs(value = Scope.OPERATOR, success = 201, body = Bodies.NewTenant.class)
    @PostMapping("/tenants")
    public ResponseEntity<TenantBody> create(Call call, Fields fields) {
        String tenant = fields.text("tenant", 64);
        if (!tenant.isEmpty() && !NAME.matcher(tenant).matches()) {
            fields.error("tenant", "must match " + NAME + ", got '" + tenant + "'.", "pattern");
        }
        Credits allocation = allocation(fields);
        fields.done();
        ApiKey.Issued issued = tenants.admit(tenant, allocation, keys)
                .orElseThrow(() -> Problem.of(ProblemType.ALREADY_EXISTS, "Tenant '" + tenant + "' exists already."));
        return ResponseEntity.status(201).body(body(tenant, issued.whole()));
    }

    @Operation(operationId = "getTenant", summary = "Read what the caller's own tenant has configured")
    @Needs(Scope.ADMIN)
    @GetMapping("/tenant")
    public TenantBody get(Call call) {
        return body(call.tenant(), null);
    }

    @Operation(
            operationId = "configureTenant",
            summary = "Set what new organizations of the caller's own tenant start with, and where checkouts may lead")
    @Needs(value = Scope.ADMIN, body = Bodies.TenantChange.class)
    @PatchMapping("/tenant")
    public TenantBody configure(Call call, Fields fields) {
        Credits allocation = allocation(fields);
        List<String> origins = origins(fields);
        fields.done();
        if (allocation != null) {
            tenants.allocate(call.tenant(), allocation);
        }
        if (origins != null) {
            tenants.allowRedirects(call.tenant(), origins);
        }
        return body(call.tenant(), null);
    }

    private TenantBody body(String tenant, @Nullable String key) {
        Tenants.Tenant configured = tenants.get(tenant);
        return new TenantBody(tenant, configured.signupAllocation(), configured.redirectOrigins(), key);
    }

    private static @Nullable List<String> origins(Fields fields) {
        List<String> origins = fields.optionalTexts("redirect_origins", MAX_ORIGINS, 300);
        if (origins != null && !origins.stream().allMatch(o -> ORIGIN.matcher(o).matches())) {
            fields.error(
                    "redirect_origins", "must be origins in lower case such as https://app.example.com.", "origin");
        }
        return origins;
    }

    private static @Nullable Credits allocation(Fields fields) {
        Credits allocation = fields.optionalCredits("signup_allocation");
        if (allocation != null && (allocation.isNegative() || allocation.exceeds(Credits.MAX_AMOUNT))) {
            fields.error("signup_allocation", "must be from 0 to " + Credits.MAX_AMOUNT + ".", "decimal_range");
        }
        return allocation;
    }
}
