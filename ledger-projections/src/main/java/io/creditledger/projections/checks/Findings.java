package io.creditledger.projections.checks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what checks find: the first of each is enough, what follows is often its consequence. */
final class Findings {
    private final Map<String, Finding> firsts = new LinkedHashMap<>();

    void add(String check, long position, String message) {
        firsts.putIfAbsent(check, new Finding(check, position, message));
    }

    List<Finding> all() {
        return List.copyOf(firsts.values());
    }
}
