package io.creditledger.projections.checks;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a verification found.
 *
 * @param events how many events were looked at
 * @param checks names of the checks that were made
 * @param findings the first of each check that failed
 */
public record Verdict(long events, List<String> checks, List<Finding> findings) {
    public boolean isClean() {
        return findings.isEmpty();
    }

    /** The finding at the lowest position. */
    public Optional<Finding> first() {
        return findings.stream().min(Comparator.comparingLong(Finding::position));
    }
}
