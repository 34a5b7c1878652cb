package io.creditledger.bench.torture.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What a check found, with the first examples of each sort. */
public final class Findings {
    private static final int EXAMPLES = 3;

    private final Map<Flaw, Long> counts = new EnumMap<>(Flaw.class);
    private final List<String> examples = new ArrayList<>();

    void add(Flaw flaw, String example) {
        if (counts.merge(flaw, 1L, Long::sum) <= EXAMPLES) {
            examples.add(flaw + ": " + example);
        }
    }

    /** Notes that a scenario's own promise was broken. */
    public void promiseBroken(String example) {
        add(Flaw.PROMISE_BROKEN, example);
    }

    /** Notes what the ledger's own verification says. */
    public void verifyFound(String finding) {
        add(Flaw.VIEW_DIFFERS, "the ledger's own verify: " + finding);
    }

    public long count(Flaw... flaws) {
        long sum = 0;
        for (Flaw flaw : flaws) {
            sum += counts.getOrDefault(flaw, 0L);
        }
        return sum;
    }

    public boolean isClean() {
        return counts.isEmpty();
    }

    public Map<Flaw, Long> counts() {
        return counts;
    }

    /** The first of each sort, in full. */
    public List<String> examples() {
        return examples;
    }

    @Override
    public String toString() {
        return counts.isEmpty() ? "nothing found" : counts + "\n" + String.join("\n", examples);
    }
}
