package io.creditledger.api.entity;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Entities;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierChange;
import io.creditledger.core.tier.TierCommand.AddTier;
import io.creditledger.core.tier.TierCommand.UpdateTier;
import io.creditledger.core.tier.TierEvent.TierAdded;
import io.creditledger.core.tier.TierEvent.TierUpdated;
import io.creditledger.core.tier.TierTerms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Operations 1, 8 and 9: the tiers of an entity. */
@RestController("entityTierOperations")
@RequestMapping("/api/entities/{entityId}/credits-tiers")
@Tag(name = "Entity credits")
public class TierOperations {
    private static final Map<String, Period> PERIODS =
            Arrays.stream(Period.values()).collect(Collectors.toUnmodifiableMap(Period::name, Function.identity()));

    private final Writes writes;
    private final Stamps stamps;
    private final Entities entities;

    public TierOperations(Writes writes, Stamps stamps, Entities entities) {
        this.writes = writes;
        this.stamps = stamps;
        this.entities = entities;
    }

    @Operation(operationId = "getCreditTiersForEntity", summary = "Get credit tiers for an entity")
    @Needs(value = Scope.READ, users = true)
    @GetMapping
    public Answer<List<EntityCreditTier>> list(
            Call call, @PathVariable String entityId, @RequestParam(required = false) @Nullable String userId) {
        Users.mayActFor(call, userId);
        return Answer.of(entities.tiers(call, entityId, false).stream()
                .map(view -> EntityCreditTier.of(entityId, view.tier(), view.terms()))
                .toList());
    }

    @Operation(operationId = "addCreditTierForEntity", summary = "Add a credit tier; the entity's owner only")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = Bodies.CreditTier.class)
    @PostMapping
    public ResponseEntity<Answer<EntityCreditTier>> add(Call call, @PathVariable String entityId, Fields fields) {
        boolean known = entities.isKnown(call, entityId);
        String tier = fields.text("creditsTierId", 200);
        TierTerms terms = terms(fields);
        fields.done();
        AddTier command = new AddTier(call.tenant(), entityId, stamps.id(), stamps.now(), tier, terms, known);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        TierAdded added = (TierAdded) outcome.events().getLast().event();
        return answer(outcome, EntityCreditTier.of(entityId, added.tier(), added.terms()));
    }

    @Operation(
            operationId = "updateCreditTierForEntity",
            summary = "Update a credit tier; creditsTierId selects it, what else is named changes; the owner only")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = Bodies.CreditTierChange.class)
    @PatchMapping
    public ResponseEntity<Answer<EntityCreditTier>> update(Call call, @PathVariable String entityId, Fields fields) {
        String tier = fields.text("creditsTierId", 200);
        if (fields.size() < 2) {
            fields.error("creditsTierId", "needs at least one field to change beside it.", "nothing_to_change");
        }
        TierChange change = change(fields);
        fields.done();
        entities.checkName(call, entityId);
        UpdateTier command = new UpdateTier(call.tenant(), entityId, stamps.id(), stamps.now(), tier, change, null);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        return answer(outcome, EntityCreditTier.of(entityId, tier, updated(call, entityId, tier, outcome)));
    }

    /** The terms as the update left them; an update that changed nothing has no event, and shows them as they are. */
    private TierTerms updated(Call call, String entity, String tier, Outcome.Accepted outcome) {
        return outcome.events().isEmpty()
                ? entities.tier(call, entity, tier).terms()
                : ((TierUpdated) outcome.events().getLast().event()).terms();
    }

    private static TierTerms terms(Fields fields) {
        BigDecimal price = fields.numbersOnly().decimal("price");
        if (!fields.has("price")) {
            fields.error("price", "is required.", "missing");
        }
        return new TierTerms(
                fields.text("creditsTierName", 200),
                Objects.requireNonNullElse(price, BigDecimal.ZERO),
                fields.credits("creditsAmount"),
                Objects.requireNonNullElse(fields.optionalCredits("extraCreditsAmount"), Credits.ZERO),
                Objects.requireNonNullElse(fields.optionalChoice("recurringTimePeriod", PERIODS), Period.ONETIME));
    }

    private static TierChange change(Fields fields) {
        return new TierChange(
                fields.optionalText("creditsTierName", 200),
                fields.numbersOnly().decimal("price"),
                fields.optionalCredits("creditsAmount"),
                fields.optionalCredits("extraCreditsAmount"),
                fields.optionalChoice("recurringTimePeriod", PERIODS));
    }

    private static ResponseEntity<Answer<EntityCreditTier>> answer(Outcome.Accepted outcome, EntityCreditTier tier) {
        return Answers.written(200, outcome, Answer.of(tier));
    }
}
