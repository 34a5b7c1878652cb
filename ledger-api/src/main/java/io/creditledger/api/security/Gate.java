package io.creditledger.api.security;

import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemWriter;
import io.creditledger.api.problem.Problems;
import io.creditledger.api.problem.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first and last thing a request meets: it gets its id, its caller is proved, nothing internal gets out. */
public final class Gate extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final Logger ACCESS = LoggerFactory.getLogger("access");

    private final transient Credentials credentials;
    private final transient ProblemWriter writer;
    private final boolean accessLog;

    /** @param accessLog whether to log a line per request; off where every microsecond counts */
    public Gate(Credentials credentials, ProblemWriter writer, boolean accessLog) {
        this.credentials = credentials;
        this.writer = writer;
        this.accessLog = accessLog;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long startNanos = System.nanoTime();
        RequestId.assign(request, response);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        try {
            pass(request, response, chain);
        } finally {
            if (accessLog) {
                long micros = (System.nanoTime() - startNanos) / 1_000;
                ACCESS.info(
                        "method={} path={} status={} micros={} request={}",
                        request.getMethod(),
                        printable(request.getRequestURI()),
                        response.getStatus(),
                        micros,
                        RequestId.of(request));
            }
        }
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException {
        String path = request.getServletPath();
        try {
            if (path.startsWith("/api/")) {
                credentials.caller(request, Dialect.of(path)).attach(request);
            }
            chain.doFilter(request, response);
        } catch (Problem problem) {
            writer.write(request, response, problem);
        } catch (ServletException | RuntimeException e) {
            LOG.error("request {} failed", RequestId.of(request), e);
            writer.write(request, response, Problems.of(e));
        }
    }

    /** Path characters that could forge a log line are shown as {@code ?}. */
    private static String printable(String path) {
        return path.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
