package io.creditledger.api.entity;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operations 2, 3, 4 and 10 to 13: credits of entities and their users. */
@RestController("entityCreditOperations")
@RequestMapping("/api")
@Tag(name = "Entity credits")
public class CreditOperations {
    private final CreditsReader reader;
    private final Spending spending;

    public CreditOperations(CreditsReader reader, Spending spending) {
        this.reader = reader;
        this.spending = spending;
    }

    @Operation(operationId = "getCreditInfoForEntity", summary = "Get what an entity itself has; the owner only")
    @Needs(Scope.READ)
    @GetMapping("/entities/{entityId}/credits")
    public Answer<CreditsMapping> ofEntity(Call call, @PathVariable String entityId) {
        return Answer.of(reader.ofEntity(call, entityId));
    }

    @Operation(operationId = "getCreditInfoForUser", summary = "Get the credit information of a user")
    @Needs(value = Scope.READ, users = true)
    @GetMapping("/users/{userId}/credits")
    public Answer<CreditsMapping> ofUser(Call call, @PathVariable String userId, @RequestParam String entityId) {
        return ofEntityUser(call, entityId, userId);
    }

    @Operation(
            operationId = "getCreditInfoForEntityUser",
            summary = "Get the credit information of a user of an entity")
    @Needs(value = Scope.READ, users = true)
    @GetMapping("/entities/{entityId}/users/{userId}/credits")
    public Answer<CreditsMapping> ofEntityUser(Call call, @PathVariable String entityId, @PathVariable String userId) {
        String user = Users.about(call, userId);
        return Answer.of(reader.ofUser(call, entityId, Users.account(call, entityId, user), user));
    }

    @Operation(
            operationId = "buyCreditsForEntity",
            summary = "Purchase credits for a user in an entity; a paid tier needs a paid intent")
    @Needs(value = Scope.WRITE, users = true, body = Bodies.BuyCredits.class, provider = true)
    @PostMapping("/entities/{entityId}/buy-credits")
    public ResponseEntity<Answer<Void>> buyInEntity(
            Call call,
            @PathVariable String entityId,
            @RequestParam(required = false) @Nullable String userId,
            Fields fields) {
        return spending.buy(call, entityId, Users.about(call, userId), fields);
    }

    @Operation(operationId = "decrementCreditsForEntity", summary = "Decrement credits of a user in an entity")
    @Needs(value = Scope.WRITE, users = true, key = Key.OPTIONAL, body = Bodies.DecrementCredits.class)
    @PostMapping("/entities/{entityId}/decrement-credits")
    public ResponseEntity<Answer<Void>> decrementInEntity(
            Call call,
            @PathVariable String entityId,
            @RequestParam(required = false) @Nullable String userId,
            Fields fields) {
        return spending.decrement(call, entityId, Users.about(call, userId), fields);
    }

    @Operation(
            operationId = "buyCreditsForUser",
            summary = "Buy credits for a user in an entity; a paid tier needs a paid intent")
    @Needs(value = Scope.WRITE, users = true, body = Bodies.BuyCredits.class, provider = true)
    @PostMapping("/users/{userId}/buy-credits")
    public ResponseEntity<Answer<Void>> buyForUser(
            Call call, @PathVariable String userId, @RequestParam String entityId, Fields fields) {
        return spending.buy(call, entityId, Users.about(call, userId), fields);
    }

    @Operation(operationId = "decrementCreditsForUser", summary = "Decrement credits of a user in an entity")
    @Needs(value = Scope.WRITE, users = true, key = Key.OPTIONAL, body = Bodies.DecrementCredits.class)
    @PostMapping("/users/{userId}/decrement-credits")
    public ResponseEntity<Answer<Void>> decrementForUser(
            Call call, @PathVariable String userId, @RequestParam String entityId, Fields fields) {
        return spending.decrement(call, entityId, Users.about(call, userId), fields);
    }
}
