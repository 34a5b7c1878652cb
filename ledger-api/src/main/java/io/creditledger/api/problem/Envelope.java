package io.creditledger.api.problem;

import java.util.LinkedHashMap;
import java.util.Map;

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
        };
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
