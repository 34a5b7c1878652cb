package io.creditledger.api.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import tools.jackson.databind.json.JsonMapper;

/** Writes a problem as the answer, in the envelope of the path's dialect. */
public final class ProblemWriter {
    private final JsonMapper json;

    public ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** Does nothing when an answer is already on its way. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        RequestNotes.problem(problem.code());
        String path = request.getServletPath();
        Dialect dialect = Dialect.of(path);
        int status = Envelope.status(dialect, problem);
        response.setStatus(status);
        if (status == 401 && dialect != Dialect.ENTITY) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        if (status == 503 || problem.type() == ProblemType.OVERLOADED) { // where a dialect has no 503, too
            response.setHeader("Retry-After", "1");
        }
        if (dialect == Dialect.BILLING && BillingType.of(problem).isTransient()) {
            response.setHeader("Transient-Error", "true");
        }
        byte[] body = json.writeValueAsBytes(Envelope.body(dialect, problem, path, RequestId.of(request)));
        response.setContentType(contentType(dialect, request));
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String contentType(Dialect dialect, HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        boolean asked = dialect == Dialect.NATIVE && accept != null && accept.contains("application/problem+json");
        return asked ? "application/problem+json" : "application/json";
    }
}
