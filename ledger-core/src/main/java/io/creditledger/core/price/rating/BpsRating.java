package io.creditledger.core.price.rating;

import io.creditledger.core.price.model.BpsModel;
import io.creditledger.core.price.model.BpsModel.Bps;
import io.creditledger.core.price.model.BpsModel.BulkBps;
import io.creditledger.core.price.model.BpsModel.TieredBps;
import io.creditledger.core.price.model.BpsModel.TieredBps.GraduatedTier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Basis points of what events are worth. */
final class BpsRating {
    /** A basis point is 0.0001. */
    private static final int DIGITS = 4;

    private BpsRating() {}

    static void work(BpsModel model, Usage usage, Working working) {
        switch (model) {
            case Bps m -> {
                Pot pot = new Pot(null, m.bps(), m.perUnitMaximum());
                usage.rows().forEach(row -> pot.add(row.quantity()));
                pot.write(working);
            }
            case BulkBps m -> {
                BulkBps.BulkTier tier = reached(m.tiers(), usage.quantity());
                Pot pot = new Pot(null, tier.bps(), tier.perUnitMaximum());
                usage.rows().forEach(row -> pot.add(row.quantity()));
                pot.write(working);
            }
            case TieredBps m -> tiered(m.tiers(), usage, working);
        }
    }

    private static BulkBps.BulkTier reached(List<BulkBps.BulkTier> tiers, BigDecimal total) {
        for (BulkBps.BulkTier tier : tiers) {
            if (tier.maximumAmount() == null || total.compareTo(tier.maximumAmount()) <= 0) {
                return tier;
            }
        }
        throw new IllegalArgumentException("the last tier has an end");
    }

    private static void tiered(List<GraduatedTier> tiers, Usage usage, Working working) {
        List<Pot> pots = new ArrayList<>(tiers.size());
        tiers.forEach(tier -> pots.add(new Pot(tier.minimumAmount(), tier.bps(), tier.perUnitMaximum())));
        BigDecimal total = BigDecimal.ZERO;
        int tier = 0;
        for (UsageRow row : usage.rows()) {
            BigDecimal end = total.add(row.quantity());
            BigDecimal border = tiers.get(tier).maximumAmount();
            while (border != null && end.compareTo(border) > 0) {
                pots.get(tier).add(border.subtract(total));
                total = border;
                border = tiers.get(++tier).maximumAmount();
            }
            pots.get(tier).add(end.subtract(total));
            total = end;
        }
        pots.forEach(pot -> pot.write(working));
    }

    /** What came together at one rate: below the cap, and at it. */
    private static final class Pot {
        private final @Nullable BigDecimal above;
        private final BigDecimal rate;
        private final @Nullable BigDecimal cap;
        private BigDecimal free = BigDecimal.ZERO;
        private BigDecimal capped = BigDecimal.ZERO;
        private long caps;

        Pot(@Nullable BigDecimal above, BigDecimal bps, @Nullable BigDecimal cap) {
            this.above = above;
            this.rate = bps.movePointLeft(DIGITS);
            this.cap = cap;
        }

        void add(BigDecimal worth) {
            if (cap != null && worth.multiply(rate).compareTo(cap) > 0) {
                capped = capped.add(worth);
                caps++;
            } else {
                free = free.add(worth);
            }
        }

        void write(Working working) {
            if (free.signum() > 0) {
                working.line(Part.BASIS_POINTS, List.of(), above, free, rate, free.multiply(rate));
            }
            if (cap != null && caps > 0) {
                working.line(Part.CAPPED, List.of(), above, capped, null, cap.multiply(BigDecimal.valueOf(caps)));
            }
        }
    }
}
