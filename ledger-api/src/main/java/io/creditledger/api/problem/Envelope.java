package io.creditledger.api.problem;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An error as each dialect writes it. */
public final class Envelope {
    private Envelope() {}

    /**
     * The body of the answer.
     *
     * @param path of the request
     * @param requestId of the request
     */
    public static Map<String, Object> body(Dialect dialect, Problem problem, String path, String requestId) {
        return switch (dialect) {
            case NATIVE -> nativeBody(problem, path, requestId);
            case ORG -> common(problem, problem.type().in(Dialect.ORG));
            case ENTITY -> entityBody(problem);
            case BILLING -> billingBody(problem);
        };
    }

    /** The HTTP status of the answer. */
    public static int status(Dialect dialect, Problem problem) {
        return dialect == Dialect.BILLING
                ? BillingType.of(problem).status()
                : problem.type().in(dialect).status();
    }

    /** RFC 7807, with the billing contract's names of what can go wrong. */
    private static Map<String, Object> billingBody(Problem problem) {
        BillingType type = BillingType.of(problem);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", type.status());
        body.put("type", type.uri());
        body.put("title", type.title());
        body.put("detail", problem.detail());
        if (type == BillingType.VALIDATION) {
            body.put("validation_errors", validationErrors(problem));
        }
        return body;
    }

    private static List<String> validationErrors(Problem problem) {
        return problem.errors().isEmpty()
                ? List.of(problem.detail())
                : problem.errors().stream().map(Envelope::sentence).toList();
    }

    /** Names a field of the body by its path in it; what is elsewhere with where. */
    private static String sentence(FieldError error) {
        List<Object> loc = error.loc().size() > 1 && error.loc().getFirst().equals("body")
                ? error.loc().subList(1, error.loc().size())
                : error.loc();
        return loc.stream().map(String::valueOf).collect(Collectors.joining(".")) + ": " + error.msg();
    }

    /** The organization contract's payload with what RFC 9457 adds. */
    private static Map<String, Object> nativeBody(Problem problem, String path, String requestId) {
        Map<String, Object> body = common(problem, problem.type());
        body.put("title", problem.type().title());
        body.put("status", problem.type().status());
        body.put("instance", path);
        body.put("request_id", requestId);
        body.putAll(problem.extensions());
        return body;
    }

    private static Map<String, Object> common(Problem problem, ProblemType type) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", type.status());
        body.put("detail", problem.detail());
        body.put("errors", problem.errors().isEmpty() ? null : problem.errors());
        body.put("type", type.code());
        return body;
    }

    private static Map<String, Object> entityBody(Problem problem) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put(
                "error",
                problem.type() == ProblemType.INSUFFICIENT_CREDITS
                        ? problem.type().title()
                        : problem.detail());
        if (problem.type() == ProblemType.EXPIRED_TOKEN) {
            body.put("userTokenExpired", true);
        }
        return body;
    }
}
