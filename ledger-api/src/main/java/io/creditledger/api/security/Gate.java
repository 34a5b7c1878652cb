package io.creditledger.api.security;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemWriter;
import io.creditledger.api.problem.Problems;
import io.creditledger.api.problem.RequestId;
import io.creditledger.api.problem.RequestNotes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where a caller is proved before anything is done, and nothing internal gets out. */
public final class Gate extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);

    /** Requests below it have no key: what they say is signed, and {@link Signed} operations check that. */
    static final String SIGNED = "/api/v1/webhooks/";

    private final transient Credentials credentials;
    private final transient ProblemWriter writer;

    public Gate(Credentials credentials, ProblemWriter writer) {
        this.credentials = credentials;
        this.writer = writer;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String path = request.getServletPath();
        try {
            if (Dialect.isApi(path) && !path.startsWith(SIGNED)) {
                Caller caller = credentials.caller(request, Dialect.of(path));
                caller.attach(request);
                RequestNotes.key(caller.key());
            }
            chain.doFilter(request, response);
        } catch (Problem problem) {
            writer.write(request, response, problem);
        } catch (ServletException | RuntimeException e) {
            LOG.error("request {} failed", RequestId.of(request), e);
            writer.write(request, response, Problems.of(e));
        }
    }
}
