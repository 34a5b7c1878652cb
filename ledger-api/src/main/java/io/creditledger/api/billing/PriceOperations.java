package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Needs.Key;
import io.creditledger.api.security.Scope;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.price.MetadataChange;
import io.creditledger.core.price.PriceCommand.ChangePriceMetadata;
import io.creditledger.core.price.PriceCommand.CreatePrice;
import io.creditledger.core.price.PriceEvent.PriceCreated;
import io.creditledger.core.price.PriceId;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.projections.price.PriceView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prices: what usage costs. */
@RestController
@RequestMapping("/v1/prices")
@Tag(name = "Prices")
public class PriceOperations {
    private final Writes writes;
    private final Stamps stamps;
    private final Prices prices;

    public PriceOperations(Writes writes, Stamps stamps, Prices prices) {
        this.writes = writes;
        this.stamps = stamps;
        this.prices = prices;
    }

    @Operation(
            operationId = "createPrice",
            summary = "Make a price; the configuration of its model is under <model_type>_config")
    @Needs(value = Scope.WRITE, key = Key.OPTIONAL, success = 201, body = PriceBodies.NewPrice.class)
    @PostMapping
    public ResponseEntity<Map<String, @Nullable Object>> create(Call call, Fields fields) {
        PriceTerms terms = PriceReader.read(fields);
        SortedMap<String, String> metadata = fields.metadata("metadata");
        fields.done();
        CreatePrice command = new CreatePrice(call.tenant(), stamps.id(), stamps.now(), terms, metadata);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        PriceCreated created = (PriceCreated) outcome.events().getLast().event();
        PriceId price = PriceId.ofStream(outcome.events().getLast().stream());
        return Answers.written(201, outcome, PriceBody.of(price, created));
    }

    @Operation(operationId = "listPrices", summary = "List prices, newest first")
    @Needs(Scope.READ)
    @GetMapping
    BillingPage<Map<String, @Nullable Object>> list(
            Call call,
            @RequestParam(defaultValue = BillingPage.DEFAULT_LIMIT) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Limits.checked(limit, BillingPage.MAX_LIMIT);
        List<PriceView> rows = prices.page(call, Cursor.number(cursor), limit + 1);
        return BillingPage.of(rows, limit, PriceBody::of, row -> Long.toString(row.createdPosition()));
    }

    @Operation(operationId = "fetchPrice", summary = "Read a price")
    @Needs(Scope.READ)
    @GetMapping("/{price_id}")
    public Map<String, @Nullable Object> get(Call call, @PathVariable("price_id") String id) {
        return PriceBody.of(prices.byId(call, id));
    }

    @Operation(operationId = "fetchPriceByExternalId", summary = "Read a price by the caller's own id of it")
    @Needs(Scope.READ)
    @GetMapping("/external_price_id/{external_price_id}")
    public Map<String, @Nullable Object> getByExternalId(
            Call call, @PathVariable("external_price_id") String external) {
        return PriceBody.of(prices.byExternalId(call, external));
    }

    @Operation(operationId = "updatePrice", summary = "Change a price's metadata; nothing else of it can change")
    @Needs(value = Scope.WRITE, body = PriceBodies.PriceMetadata.class)
    @PutMapping("/{price_id}")
    public Map<String, @Nullable Object> update(Call call, @PathVariable("price_id") String id, Fields fields) {
        MetadataChange change = change(fields);
        change(call, prices.byId(call, id), change);
        return PriceBody.of(prices.byId(call, id));
    }

    @Operation(
            operationId = "updatePriceByExternalId",
            summary = "Change the metadata of a price by the caller's own id of it")
    @Needs(value = Scope.WRITE, body = PriceBodies.PriceMetadata.class)
    @PutMapping("/external_price_id/{external_price_id}")
    public Map<String, @Nullable Object> updateByExternalId(
            Call call, @PathVariable("external_price_id") String external, Fields fields) {
        MetadataChange change = change(fields);
        change(call, prices.byExternalId(call, external), change);
        return PriceBody.of(prices.byExternalId(call, external));
    }

    private static MetadataChange change(Fields fields) {
        MetadataChange change = MetadataReader.read(fields);
        fields.done();
        return change;
    }

    private void change(Call call, PriceView price, MetadataChange change) {
        writes.accepted(call, new ChangePriceMetadata(price.price(), stamps.id(), stamps.now(), change), call.key());
    }
}
