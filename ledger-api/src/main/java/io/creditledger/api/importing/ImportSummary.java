package io.creditledger.api.importing;

import io.creditledger.core.money.Credits;
import java.util.List;

/**
 * What an import did.
 *
 * @param rows rows read, bad ones included
 * @param imported rows that took credits in this run
 * @param done rows that an earlier run had imported
 * @param credits credits taken by the rows imported in this run
 * @param badLines rows that were not imported, in file order, and why
 */
public record ImportSummary(long rows, long imported, long done, Credits credits, List<BadLine> badLines) {}
