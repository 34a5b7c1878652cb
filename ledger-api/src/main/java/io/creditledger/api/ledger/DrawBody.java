package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.Draw;
import io.creditledger.core.account.Restored;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.projections.transaction.FundedDraw;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Credits taken from, or put back into, one block.
 *
 * @param block the block
 * @param amount credits, positive
 * @param costBasis paid per credit
 * @param grant transaction that granted them; in lists and single reads only
 * @param payment paid object behind that grant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DrawBody(
        UUID block,
        Credits amount,
        @JsonProperty("cost_basis") UnitCost costBasis,
        @Nullable UUID grant,
        @Nullable String payment) {

    static DrawBody of(Draw draw) {
        return new DrawBody(draw.block(), draw.amount(), draw.costBasis(), null, null);
    }

    static DrawBody of(Restored restored) {
        return new DrawBody(
                restored.terms().block(), restored.amount(), restored.terms().costBasis(), null, null);
    }

    static DrawBody of(FundedDraw funded) {
        Draw draw = funded.draw();
        return new DrawBody(draw.block(), draw.amount(), draw.costBasis(), funded.grant(), funded.payment());
    }
}
