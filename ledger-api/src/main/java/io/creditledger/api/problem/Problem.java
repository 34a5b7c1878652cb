package io.creditledger.api.problem;

import io.creditledger.core.account.LimitRefusal.InsufficientCredits;
import io.creditledger.core.decider.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A request that is answered with an error. Carries no stack trace: it is an answer, not a defect. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> extensions;

    private Problem(ProblemType type, String detail, List<FieldError> errors, Map<String, Object> extensions) {
        super(detail, null, false, false);
        this.type = type;
        this.errors = List.copyOf(errors);
        this.extensions = extensions;
    }

    public static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, List.of(), Map.of());
    }

    public static Problem notFound(String what) {
        return of(ProblemType.NOT_FOUND, what + " was not found.");
    }

    /** A resource of a type that nothing of this name is, in the words of the billing dialect. */
    public static Problem unknown(String type, String identifier) {
        return of(
                ProblemType.NOT_FOUND,
                "Could not find a resource of type " + type + " with identifier: " + identifier + ".");
    }

    /** No operation has this path. */
    static Problem noOperation() {
        return of(ProblemType.NO_OPERATION, "The resource was not found.");
    }

    /** A published feature that this ledger does not have. {@code what}: a noun that begins a sentence. */
    public static Problem notOffered(String what) {
        return of(ProblemType.NOT_OFFERED, what + " is not available here.");
    }

    /** A part of the request is wrong. {@code loc} as in {@link FieldError}. */
    public static Problem invalid(List<Object> loc, String msg, String errorType) {
        return invalid(List.of(new FieldError(loc, msg, errorType)));
    }

    /** Parts of the request are wrong; at least one. */
    public static Problem invalid(List<FieldError> errors) {
        String detail = errors.stream()
                .map(e -> e.loc().stream().map(String::valueOf).collect(Collectors.joining(".")) + ": " + e.msg())
                .collect(Collectors.joining(" "));
        return new Problem(ProblemType.VALIDATION, detail, errors, Map.of());
    }

    /** A command that the ledger refused. */
    public static Problem refused(Refusal refusal) {
        return refused(refusal, Refusals.loc(refusal));
    }

    /** A command that the ledger refused, or would; {@code loc} of what is wrong as in {@link FieldError}. */
    public static Problem refused(Refusal refusal, List<Object> loc) {
        ProblemType type = Refusals.type(refusal);
        Map<String, Object> extensions = new LinkedHashMap<>();
        extensions.put("refusal", refusal.code());
        if (refusal instanceof InsufficientCredits insufficient) {
            extensions.put("requested", insufficient.requested().toString());
            extensions.put("available", insufficient.available().toString());
        }
        List<FieldError> errors = type == ProblemType.VALIDATION
                ? List.of(new FieldError(loc, refusal.message(), refusal.code()))
                : List.of();
        return new Problem(type, refusal.message(), errors, extensions);
    }

    public ProblemType type() {
        return type;
    }

    /** Why, as a word of a closed list: the refusal's own code where the ledger refused. */
    public String code() {
        return extensions.get("refusal") instanceof String refusal ? refusal : type.code();
    }

    /** Whether the ledger refused a command, or would. */
    boolean isRefusal() {
        return extensions.containsKey("refusal");
    }

    /** One or more sentences for a human. */
    public String detail() {
        return Objects.requireNonNull(getMessage());
    }

    /** What is wrong where; empty unless the request itself is wrong. */
    public List<FieldError> errors() {
        return errors;
    }

    /** Further members of the native body. */
    public Map<String, Object> extensions() {
        return extensions;
    }
}
