package io.creditledger.api.operations;

import ch.qos.logback.classic.LoggerContext;
import io.creditledger.api.ConfigurationError;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The log as a whole; what it looks like is in {@code logback.xml}. */
final class Logging {
    private static final List<String> FORMATS = List.of("human", "ecs");

    private Logging() {}

    /** @throws ConfigurationError when {@code LEDGER_LOG_FORMAT} names no format: then there is no log at all */
    static void check(Map<String, String> environment) {
        String format = environment.getOrDefault("LEDGER_LOG_FORMAT", "human");
        if (!FORMATS.contains(format)) {
            throw new ConfigurationError("LEDGER_LOG_FORMAT must be human or ecs, got '" + format + "'");
        }
    }

    /** Writes what is still waiting to be written; nothing can be logged after it. */
    static void flush() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
            context.stop();
        }
    }
}
