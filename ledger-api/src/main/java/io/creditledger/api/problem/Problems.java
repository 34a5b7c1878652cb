package io.creditledger.api.problem;

import io.creditledger.core.commandbus.LedgerOverloaded;
import io.creditledger.core.eventstore.LedgerUnavailable;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever is thrown while a request is handled into a problem; nothing internal leaves the house. */
public final class Problems implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final ProblemWriter writer;

    public Problems(ProblemWriter writer) {
        this.writer = writer;
    }

    @Override
    public ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception exception) {
        Problem problem = of(exception);
        if (problem.type() == ProblemType.APP) {
            LOG.error("request {} failed", RequestId.of(request), exception);
        } else if (problem.type().status() >= 500) {
            LOG.warn("request {} not served: {}", RequestId.of(request), exception.getMessage());
        }
        if (exception instanceof HttpRequestMethodNotSupportedException e && e.getSupportedMethods() != null) {
            response.setHeader("Allow", String.join(", ", e.getSupportedMethods()));
        }
        try {
            writer.write(request, response, problem);
        } catch (IOException e) {
            LOG.debug("the caller of request {} is gone", RequestId.of(request), e);
        }
        return new ModelAndView();
    }

    /** The problem that {@code exception} means; a defect of ours when nothing else is known about it. */
    public static Problem of(Throwable exception) {
        return switch (exception) {
            case Problem problem -> problem;
            case Explained explained -> explained.problem();
            case LedgerOverloaded e ->
                Problem.of(ProblemType.OVERLOADED, "The ledger is busy; nothing happened. Try again in a moment.");
            case LedgerUnavailable e -> unknownOutcome(ProblemType.UNAVAILABLE);
            case DataAccessResourceFailureException e -> databaseAway();
            case TransientDataAccessException e -> databaseAway();
            case NoHandlerFoundException e -> Problem.noOperation();
            case NoResourceFoundException e -> Problem.noOperation();
            case HttpRequestMethodNotSupportedException e ->
                Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This resource does not support " + e.getMethod() + ".");
            case HttpMediaTypeNotAcceptableException e ->
                Problem.of(ProblemType.NOT_ACCEPTABLE, "Answers are application/json; the Accept header excludes it.");
            case HttpMediaTypeNotSupportedException e ->
                Problem.of(ProblemType.MEDIA_TYPE, "Send the body as application/json.");
            case MissingServletRequestParameterException e ->
                Problem.invalid(List.of("query", e.getParameterName()), "is required.", "missing");
            case MethodArgumentTypeMismatchException e -> mismatch(e);
            case InvalidParameterException e ->
                Problem.of(ProblemType.INVALID_REQUEST, "The query is not encoded as a query is.");
            case TypeMismatchException e ->
                Problem.of(ProblemType.INVALID_REQUEST, "A part of the request has the wrong type.");
            default -> Problem.of(ProblemType.APP, "Something went wrong here; quote the request id when you ask.");
        };
    }

    private static Problem databaseAway() {
        return Problem.of(ProblemType.UNAVAILABLE, "The database does not answer; try again in a moment.");
    }

    /** The answer when it is not known whether the command happened. */
    public static Problem unknownOutcome(ProblemType type) {
        return Problem.of(
                type,
                "The outcome is unknown: the ledger did not answer in time."
                        + " Retry with the same Idempotency-Key to learn it.");
    }

    private static Problem mismatch(MethodArgumentTypeMismatchException e) {
        boolean path = e.getParameter().hasParameterAnnotation(PathVariable.class);
        Class<?> required = e.getRequiredType();
        String wanted =
                required == null ? "another type" : required.getSimpleName().toLowerCase(Locale.ROOT);
        return Problem.invalid(
                List.of(path ? "path" : "query", e.getName()),
                "'" + shortened(String.valueOf(e.getValue())) + "' is no " + wanted + ".",
                wanted + "_type");
    }

    private static String shortened(String value) {
        return value.length() <= 64 ? value : value.substring(0, 64) + "…";
    }
}
