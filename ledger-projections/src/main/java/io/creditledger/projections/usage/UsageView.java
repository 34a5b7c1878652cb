package io.creditledger.projections.usage;

import io.creditledger.core.money.Credits;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Usage of one kind in a period.
 *
 * @param day UTC day of the usage's own time
 * @param kind what for
 * @param credits used, less what was undone
 * @param count number of decrements and captures
 * @param inputTokens tokens read
 * @param outputTokens tokens generated
 * @param spanCount sum of metadata {@code span_count}
 * @param storageGb latest metadata {@code storage_gb}
 */
public record UsageView(
        LocalDate day,
        String kind,
        Credits credits,
        long count,
        long inputTokens,
        long outputTokens,
        long spanCount,
        BigDecimal storageGb) {}
