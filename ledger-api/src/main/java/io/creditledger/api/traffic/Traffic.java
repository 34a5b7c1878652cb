package io.creditledger.api.traffic;

import io.creditledger.api.metrics.LedgerMetrics;
import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.problem.ProblemWriter;
import io.creditledger.api.problem.RequestId;
import io.creditledger.api.problem.RequestNotes;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.web.servlet.HandlerMapping;

/** The first and last thing a request meets: it gets its id and a place, is timed, counted, and written down. */
public final class Traffic extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Doors doors = new Doors();
    private final transient ProblemWriter writer;
    private final transient LedgerMetrics metrics;
    private final RequestLines lines;

    public Traffic(ProblemWriter writer, LedgerMetrics metrics, RequestLines lines) {
        this.writer = writer;
        this.metrics = metrics;
        this.lines = lines;
        for (Room room : Room.values()) {
            metrics.watchRoom(room.name().toLowerCase(Locale.ROOT), () -> doors.inside(room));
        }
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long begunNanos = System.nanoTime();
        RequestId.assign(request, response);
        RequestNotes.request(RequestId.of(request));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        Room room = Room.of(request);
        try {
            if (doors.enter(room)) {
                try {
                    chain.doFilter(request, response);
                } finally {
                    doors.leave(room);
                }
            } else {
                writer.write(request, response, full());
            }
        } finally {
            over(request, response, room, System.nanoTime() - begunNanos);
        }
    }

    private void over(HttpServletRequest request, HttpServletResponse response, Room room, long nanos) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        String route = pattern == null ? "-" : pattern.toString();
        Dialect dialect = Dialect.of(request.getServletPath());
        metrics.http().answered(dialect, request.getMethod(), route, response.getStatus(), nanos);
        lines.write(room, request.getMethod(), route, response.getStatus(), nanos);
        RequestNotes.clear();
    }

    private static Problem full() {
        return Problem.of(
                ProblemType.OVERLOADED, "Too many requests are under way; nothing happened. Try again in a moment.");
    }
}
