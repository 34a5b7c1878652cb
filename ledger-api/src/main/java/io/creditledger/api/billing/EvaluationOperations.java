package io.creditledger.api.billing;

import io.creditledger.api.billing.EvaluationReader.Asked;
import io.creditledger.api.billing.EvaluationReader.Preview;
import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.evaluation.Evaluation;
import io.creditledger.core.price.evaluation.Evaluation.Group;
import io.creditledger.core.price.evaluation.Metric;
import io.creditledger.core.price.rating.Rating;
import io.creditledger.core.price.rating.Usage;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What events would cost: nothing is stored, nothing is charged. */
@RestController
@Tag(name = "Prices")
public class EvaluationOperations {
    private final Stamps stamps;
    private final Prices prices;

    public EvaluationOperations(Stamps stamps, Prices prices) {
        this.stamps = stamps;
        this.prices = prices;
    }

    @Operation(
            operationId = "evaluatePreviewEvents",
            summary = "Rate events that are sent along by prices that are there or sent along too")
    @Needs(value = Scope.READ, key = Key.NONE, body = PriceBodies.EvaluatePreview.class)
    @PostMapping("/v1/prices/evaluate_preview_events")
    public Map<String, Object> preview(Call call, Fields fields) {
        Preview preview = EvaluationReader.read(fields, stamps.now());
        fields.done();
        List<Map<String, String>> events = preview.counted();
        StepBudget budget = new StepBudget();
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (int i = 0; i < preview.asked().size(); i++) {
            Asked asked = preview.asked().get(i);
            PriceTerms terms = prices.terms(call, asked);
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("currency", terms.currency());
            answer.put("price_groups", groups(terms, asked, events, preview, budget));
            answer.put("external_price_id", asked.externalPriceId());
            answer.put("inline_price_index", asked.inline() == null ? null : i);
            answer.put("price_id", asked.priceId());
            data.add(answer);
        }
        return Map.of("data", data);
    }

    private static List<Map<String, Object>> groups(
            PriceTerms terms, Asked asked, List<Map<String, String>> events, Preview preview, StepBudget budget) {
        String metric = terms.billableMetricId();
        if (metric == null) {
            BigDecimal fixed = Objects.requireNonNullElse(terms.fixedPriceQuantity(), BigDecimal.ONE);
            return List.of(group(terms, new Group(List.of(), Usage.of(fixed)), List.of()));
        }
        List<Group> groups =
                new Evaluation(new Metric(metric), asked.filter(), asked.keys()).groups(terms.model(), events);
        if (groups.size() > Evaluation.MAX_GROUPS) {
            throw tooManyGroups();
        }
        budget.take(terms.model(), groups);
        List<Map<String, JsonNode>> originals =
                asked.keys().stream().map(preview::originals).toList();
        List<Map<String, Object>> bodies = new ArrayList<>();
        for (Group group : groups) {
            List<@Nullable Object> values = new ArrayList<>();
            for (int i = 0; i < asked.keys().size(); i++) {
                values.add(originals.get(i).get(group.values().get(i)));
            }
            bodies.add(group(terms, group, values));
        }
        return bodies;
    }

    static Problem tooManyGroups() {
        return Problem.invalid(
                List.of("body", "grouping_keys"),
                "'grouping_keys' give more than " + Evaluation.MAX_GROUPS + " groups.",
                "too_many_groups");
    }

    static Map<String, Object> group(PriceTerms terms, Group group, List<@Nullable Object> values) {
        BigDecimal amount = Rating.amount(terms.model(), terms.adjustments(), group.usage());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("amount", amount.toPlainString());
        body.put("grouping_values", values);
        body.put("quantity", group.usage().quantity());
        return body;
    }
}
