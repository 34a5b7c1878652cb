package io.creditledger.api.reconcile;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param there how many payments of this ledger the provider has
 * @param foreign how many it has besides, which no ledger made
 * @param here how many payments the ledger has
 * @param differences between the two
 */
public record Comparison(int there, int foreign, int here, List<Difference> differences) {
    public Comparison {
        differences = List.copyOf(differences);
    }
}
