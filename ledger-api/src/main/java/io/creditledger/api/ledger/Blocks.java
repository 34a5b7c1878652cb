package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.MalformedRefusal.AmountNotPositive;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads blocks of credits from a body. */
final class Blocks {
    /** Most blocks in one purchase. */
    static final int MAX = 100;

    /** What a purchase can be. */
    static final Map<String, Source> BOUGHT = named(Source.PURCHASE, Source.AUTO_REFILL, Source.RECURRING);

    /** What a grant can be. */
    static final Map<String, Source> GIVEN =
            named(Source.BONUS, Source.SIGNUP, Source.PROMOTIONAL, Source.REWARD, Source.ADJUSTMENT);

    private static final Map<String, Source> ANY = named(Source.values());

    private Blocks() {}

    /** The {@code source} named in a body. */
    static Source source(Fields fields, Map<String, Source> choices, Source standard) {
        return Objects.requireNonNullElse(fields.optionalChoice("source", choices), standard);
    }

    /** The one block that a body describes. */
    static NewBlock read(Fields fields, Map<String, Source> choices, Source standard) {
        Credits amount = fields.credits("amount");
        Source source = source(fields, choices, standard);
        Instant effectiveAt = fields.optionalTime("effective_at");
        Instant expiresAt = fields.optionalTime("expires_at");
        Long priority = fields.optionalWhole("priority", -1_000_000, 1_000_000);
        UnitCost cost = fields.optionalUnitCost("cost_basis");
        return new NewBlock(
                amount,
                source,
                effectiveAt,
                expiresAt,
                priority == null ? 0 : priority.intValue(),
                Objects.requireNonNullElse(cost, UnitCost.ZERO));
    }

    /** The {@code blocks} of a purchase; each is of the purchase's own source unless it says otherwise. */
    static List<NewBlock> list(Fields fields, Source standard) {
        return fields.objects("blocks", MAX).stream()
                .map(object -> fields.nested(object, block -> read(block, ANY, standard)))
                .toList();
    }

    /** Refuses amounts that the ledger would refuse, naming the block. */
    static void checkAmounts(List<NewBlock> blocks) {
        for (int i = 0; i < blocks.size(); i++) {
            Credits amount = blocks.get(i).amount();
            if (!amount.isPositive()) {
                throw Problem.refused(new AmountNotPositive(amount), List.of("body", "blocks", i, "amount"));
            }
        }
    }

    private static Map<String, Source> named(Source... sources) {
        return Arrays.stream(sources)
                .collect(Collectors.toUnmodifiableMap(s -> s.name().toLowerCase(Locale.ROOT), Function.identity()));
    }
}
