package io.creditledger.api.billing;

import io.creditledger.api.billing.EvaluationReader.Asked;
import io.creditledger.api.billing.EvaluationReader.Frame;
import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.price.PriceTerms;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the usage events in the ledger cost: nothing is charged. */
@RestController
@Tag(name = "Prices")
public class UsageEvaluationOperations {
    private final Stamps stamps;
    private final Prices prices;
    private final UsageEvaluation evaluation;

    UsageEvaluationOperations(Stamps stamps, Prices prices, UsageEvaluation evaluation) {
        this.stamps = stamps;
        this.prices = prices;
        this.evaluation = evaluation;
    }

    @Operation(operationId = "evaluatePrice", summary = "Rate usage events in the ledger by a price")
    @Needs(value = Scope.READ, key = Key.NONE, body = PriceBodies.EvaluatePrice.class)
    @PostMapping("/v1/prices/{price_id}/evaluate")
    public Map<String, Object> evaluate(Call call, @PathVariable("price_id") String priceId, Fields fields) {
        Frame frame = EvaluationReader.frame(fields, stamps.now());
        Asked asked = EvaluationReader.price(fields, priceId);
        fields.done();
        PriceTerms terms = prices.terms(call, asked);
        AccountId owner = evaluation.owner(call, frame);
        return Map.of("data", evaluation.groups(call, terms, asked, frame, owner, new StepBudget()));
    }

    @Operation(
            operationId = "evaluatePrices",
            summary = "Rate usage events in the ledger by prices that are there or sent along")
    @Needs(value = Scope.READ, key = Key.NONE, body = PriceBodies.EvaluatePrices.class)
    @PostMapping("/v1/prices/evaluate")
    public Map<String, Object> evaluateMany(Call call, Fields fields) {
        Frame frame = EvaluationReader.frame(fields, stamps.now());
        List<Asked> all = EvaluationReader.prices(fields);
        fields.done();
        AccountId owner = evaluation.owner(call, frame);
        StepBudget budget = new StepBudget();
        List<Map<String, @Nullable Object>> data = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Asked asked = all.get(i);
            PriceTerms terms = prices.terms(call, asked);
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put("currency", terms.currency());
            answer.put("price_groups", evaluation.groups(call, terms, asked, frame, owner, budget));
            answer.put("external_price_id", asked.externalPriceId());
            answer.put("inline_price_index", asked.inline() == null ? null : i);
            answer.put("price_id", asked.priceId());
            data.add(answer);
        }
        return Map.of("data", data);
    }
}
