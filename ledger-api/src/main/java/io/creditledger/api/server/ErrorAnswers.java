package io.creditledger.api.server;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Envelope;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.method.HandlerMethod;

/** The errors that an operation may answer with, by what it reads and does; for the OpenAPI document. */
final class ErrorAnswers {
    private static final Map<Integer, String> TEXTS = Map.ofEntries(
            Map.entry(400, "The request cannot be understood, or cannot be at all"),
            Map.entry(401, "Authentication failed"),
            Map.entry(403, "The key or token may not do this"),
            Map.entry(404, "Not found, or not the caller's"),
            Map.entry(406, "Answers are application/json"),
            Map.entry(409, "Refused; no effect"),
            Map.entry(412, "It has changed since it was read; no effect"),
            Map.entry(413, "The body is too large"),
            Map.entry(415, "The body is not application/json"),
            Map.entry(422, "A part of the request is wrong, or its key was used for another; no effect"),
            Map.entry(426, "The client is too old"),
            Map.entry(429, "Busy; no effect"),
            Map.entry(428, "If-Match is missing"),
            Map.entry(500, "A defect, or something is not configured"),
            Map.entry(502, "The payment provider refused, or is away"),
            Map.entry(503, "Busy, or the outcome is unknown: retry with the same key"),
            Map.entry(504, "No answer in time, the outcome is unknown: retry with the same key"));

    private ErrorAnswers() {}

    /** The answers of a signed operation, which has no caller. */
    static SortedMap<String, ApiResponse> ofSigned(Dialect dialect) {
        return answers(
                dialect,
                EnumSet.of(
                        ProblemType.INVALID_REQUEST,
                        ProblemType.NOT_ACCEPTABLE,
                        ProblemType.APP,
                        ProblemType.UNAVAILABLE));
    }

    /** The answers of an operation, by status. */
    static SortedMap<String, ApiResponse> of(HandlerMethod method, Needs needs, Dialect dialect) {
        Set<ProblemType> types = EnumSet.of(
                ProblemType.INVALID_REQUEST,
                ProblemType.AUTHENTICATION,
                ProblemType.FORBIDDEN,
                ProblemType.NOT_FOUND,
                ProblemType.NOT_ACCEPTABLE,
                ProblemType.VALIDATION,
                ProblemType.APP,
                ProblemType.UNAVAILABLE);
        if (needs.value() != Scope.READ) {
            types.addAll(EnumSet.of(ProblemType.CONFLICT, ProblemType.OVERLOADED, ProblemType.TIMEOUT));
        }
        if (needs.body() != Void.class) {
            types.addAll(EnumSet.of(ProblemType.MEDIA_TYPE, ProblemType.BODY_TOO_LARGE));
        }
        if (needs.key() != Needs.Key.NONE) {
            types.add(ProblemType.KEY_REUSED);
        }
        if (needs.provider()) {
            types.addAll(EnumSet.of(ProblemType.STRIPE, ProblemType.TIMEOUT));
        }
        if (reads(method, "X-Client-Version")) {
            types.add(ProblemType.UPGRADE_REQUIRED);
        }
        if (reads(method, "If-Match")) {
            types.addAll(EnumSet.of(ProblemType.STALE, ProblemType.PRECONDITION_REQUIRED));
        }
        return answers(dialect, types);
    }

    /** Whether the operation reads that header. */
    static boolean reads(HandlerMethod method, String header) {
        return Arrays.stream(method.getMethodParameters())
                .map(parameter -> parameter.getParameterAnnotation(RequestHeader.class))
                .anyMatch(read -> isNamed(read, header));
    }

    private static boolean isNamed(@Nullable RequestHeader read, String header) {
        return read != null && header.equals(read.name());
    }

    /** Each type with the status that the dialect gives it. */
    private static SortedMap<String, ApiResponse> answers(Dialect dialect, Set<ProblemType> types) {
        SortedMap<String, ApiResponse> answers = new TreeMap<>();
        for (ProblemType type : types) {
            int status = Envelope.status(dialect, Problem.of(type, type.title()));
            answers.put(
                    Integer.toString(status), ErrorSchemas.response(dialect, TEXTS.getOrDefault(status, type.title())));
        }
        return answers;
    }
}
