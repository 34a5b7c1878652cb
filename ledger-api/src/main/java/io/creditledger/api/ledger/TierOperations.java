package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Entities;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierChange;
import io.creditledger.core.tier.TierCommand.AddTier;
import io.creditledger.core.tier.TierCommand.RetireTier;
import io.creditledger.core.tier.TierCommand.UpdateTier;
import io.creditledger.core.tier.TierEvent.TierAdded;
import io.creditledger.core.tier.TierEvent.TierUpdated;
import io.creditledger.core.tier.TierTerms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tiers of an entity: what it offers. */
@RestController
@RequestMapping("/api/ledger/v1/entities/{entity}/tiers")
@Tag(name = "Tiers")
public class TierOperations {
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");
    private static final Map<String, Period> PERIODS = Arrays.stream(Period.values())
            .collect(Collectors.toUnmodifiableMap(p -> p.name().toLowerCase(Locale.ROOT), Function.identity()));

    private final Writes writes;
    private final Stamps stamps;
    private final Entities entities;

    public TierOperations(Writes writes, Stamps stamps, Entities entities) {
        this.writes = writes;
        this.stamps = stamps;
        this.entities = entities;
    }

    @Operation(
            operationId = "listTiers",
            summary = "List an entity's tiers; with retired=true those no longer offered too")
    @Needs(Scope.READ)
    @GetMapping
    public List<TierBody> list(
            Call call, @PathVariable String entity, @RequestParam(defaultValue = "false") boolean retired) {
        return entities.tiers(call, entity, retired).stream().map(TierBody::of).toList();
    }

    @Operation(operationId = "addTier", summary = "Offer a new tier")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = Bodies.NewTier.class)
    @PostMapping
    public ResponseEntity<TierBody> add(Call call, @PathVariable String entity, Fields fields) {
        boolean known = entities.isKnown(call, entity);
        String tier = fields.text("tier", 200);
        AddTier command = new AddTier(call.tenant(), entity, stamps.id(), stamps.now(), tier, terms(fields), known);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        TierAdded added = (TierAdded) outcome.events().getLast().event();
        return tagged(201, outcome, TierBody.of(entity, added));
    }

    @Operation(operationId = "getTier", summary = "Read a tier")
    @Needs(Scope.READ)
    @GetMapping("/{tier}")
    public ResponseEntity<TierBody> get(
            Call call,
            @PathVariable String entity,
            @PathVariable String tier,
            @RequestHeader(name = "If-None-Match", required = false) @Nullable String seen) {
        TierBody body = TierBody.of(entities.tier(call, entity, tier));
        if (body.etag().equals(seen)) {
            return ResponseEntity.status(304).eTag(body.etag()).build();
        }
        return ResponseEntity.ok().eTag(body.etag()).body(body);
    }

    @Operation(operationId = "updateTier", summary = "Replace what a tier offers, if it is still as it was seen")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, body = Bodies.Tier.class)
    @PutMapping("/{tier}")
    public ResponseEntity<TierBody> update(
            Call call,
            @PathVariable String entity,
            @PathVariable String tier,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen,
            Fields fields) {
        entities.checkName(call, entity);
        Long version = version(seen);
        TierChange change = TierChange.to(terms(fields));
        UpdateTier command = new UpdateTier(call.tenant(), entity, stamps.id(), stamps.now(), tier, change, version);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        return tagged(200, outcome, updated(call, entity, tier, outcome));
    }

    @Operation(operationId = "retireTier", summary = "Stop offering a tier, if it is still as it was seen")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 204)
    @DeleteMapping("/{tier}")
    public ResponseEntity<Void> retire(
            Call call,
            @PathVariable String entity,
            @PathVariable String tier,
            @RequestHeader(name = "If-Match", required = false) @Nullable String seen) {
        entities.checkName(call, entity);
        RetireTier command = new RetireTier(call.tenant(), entity, stamps.id(), stamps.now(), tier, version(seen));
        return Answers.written(writes.accepted(call, command, call.key()));
    }

    /** The tier as the update left it; an update that changed nothing has no event, and shows it as it is. */
    private TierBody updated(Call call, String entity, String tier, Outcome.Accepted outcome) {
        return outcome.events().isEmpty()
                ? TierBody.of(entities.tier(call, entity, tier))
                : TierBody.of(entity, (TierUpdated) outcome.events().getLast().event());
    }

    private static TierTerms terms(Fields fields) {
        BigDecimal price = fields.decimal("price");
        if (!fields.has("price")) {
            fields.error("price", "is required.", "missing");
        }
        Credits extra = fields.optionalCredits("extra_credits");
        Period period = fields.optionalChoice("period", PERIODS);
        TierTerms terms = new TierTerms(
                fields.text("name", 200),
                price == null ? BigDecimal.ZERO : price,
                fields.credits("credits"),
                Objects.requireNonNullElse(extra, Credits.ZERO),
                Objects.requireNonNullElse(period, Period.ONETIME));
        fields.done();
        return terms;
    }

    /** The version that {@code If-Match} names; null for {@code *}: whatever is there. */
    private static @Nullable Long version(@Nullable String seen) {
        if (seen == null) {
            throw Problem.of(
                    ProblemType.PRECONDITION_REQUIRED, "Send If-Match with the ETag of the tier you have read.");
        }
        if (seen.equals("*")) {
            return null;
        }
        Matcher matcher = ETAG.matcher(seen);
        if (!matcher.matches()) {
            throw Problem.of(ProblemType.STALE, "If-Match " + seen + " is no ETag of a tier.");
        }
        return Long.valueOf(matcher.group(1));
    }

    private static ResponseEntity<TierBody> tagged(int status, Outcome.Accepted outcome, TierBody body) {
        ResponseEntity<TierBody> answer = Answers.written(status, outcome, body);
        return ResponseEntity.status(status)
                .headers(answer.getHeaders())
                .eTag(body.etag())
                .body(body);
    }
}
