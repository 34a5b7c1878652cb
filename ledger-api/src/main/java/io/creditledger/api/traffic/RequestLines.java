package io.creditledger.api.traffic;

import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Which requests get a line in the log. Those that ask whether the node lives never do, unless they fail. */
public enum RequestLines {
    ALL,
    /** Answered with 4xx or 5xx. */
    FAILED,
    NONE;

    private static final Logger LOG = LoggerFactory.getLogger("request");

    /** @throws IllegalArgumentException when the text names none of them */
    public static RequestLines of(String text) {
        for (RequestLines lines : values()) {
            if (lines.name().equals(text.toUpperCase(Locale.ROOT))) {
                return lines;
            }
        }
        throw new IllegalArgumentException("LEDGER_REQUEST_LOG must be all, failed or none, got '" + text + "'");
    }

    /** Writes the line of a request; what its thread has noted about it is added by the log's format. */
    void write(Room room, String method, String route, int status, long nanos) {
        boolean failed = status >= 400;
        boolean wanted = failed ? this != NONE : this == ALL && room != Room.HEALTH;
        if (!wanted) {
            return;
        }
        long micros = nanos / 1_000;
        LOG.atLevel(status >= 500 ? Level.WARN : Level.INFO)
                .addKeyValue("http.request.method", method)
                .addKeyValue("http.route", route)
                .addKeyValue("http.response.status_code", status)
                .addKeyValue("event.duration", nanos)
                .log("{} {} {} {}.{} ms", method, route, status, micros / 1_000, tenths(micros));
    }

    private static long tenths(long micros) {
        return micros / 100 % 10;
    }
}
