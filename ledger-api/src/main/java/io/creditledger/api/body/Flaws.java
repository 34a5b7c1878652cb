package io.creditledger.api.body;

import io.creditledger.api.problem.FieldError;
import io.creditledger.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with one JSON object, collected. */
final class Flaws {
    private final List<Object> at;
    private final List<FieldError> errors = new ArrayList<>();

    /** @param at where the object is in the request */
    Flaws(List<Object> at) {
        this.at = at;
    }

    void add(String name, String msg, String type) {
        errors.add(new FieldError(loc(name), "'" + name + "' " + msg, type));
    }

    /** Takes over what is wrong with an object inside. */
    void addAll(Flaws inner) {
        errors.addAll(inner.errors);
    }

    boolean isEmpty() {
        return errors.isEmpty();
    }

    /** Whether something about this field is known to be wrong. */
    boolean isKnown(String name) {
        return errors.stream().anyMatch(e -> e.loc().equals(loc(name)));
    }

    /** The refusal of the object; at least one thing is wrong. */
    Problem problem() {
        return Problem.invalid(errors);
    }

    /** Where a field is in the request. */
    List<Object> loc(String name) {
        List<Object> loc = new ArrayList<>(at);
        loc.add(name);
        return loc;
    }
}
