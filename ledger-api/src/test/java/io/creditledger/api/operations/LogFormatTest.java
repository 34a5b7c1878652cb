package io.creditledger.api.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.status.Status;
import io.creditledger.api.ConfigurationError;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LogFormatTest {
    @Test
    void a_request_line_for_people_is_one_line_with_everything() throws Exception {
        String line = written("human");
        assertThat(line)
                .startsWith("2026-03-01T12:00:00.000Z INFO  GET /x 200 1.5 ms ")
                .contains("request=r-1")
                .contains("account=t/organization:a?b")
                .hasLineCount(1);
    }

    @Test
    void a_request_line_for_collectors_is_an_object_with_fields() throws Exception {
        JsonNode line = new JsonMapper().readTree(written("ecs"));
        assertThat(line.at("/@timestamp").asString()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(line.at("/log/level").asString()).isEqualTo("INFO");
        assertThat(line.at("/service/name").asString()).isEqualTo("credit-ledger");
        assertThat(line.at("/message").asString()).isEqualTo("GET /x 200 1.5 ms");
        assertThat(line.at("/request").asString()).isEqualTo("r-1");
        assertThat(line.at("/account").asString()).isEqualTo("t/organization:a\nb");
        assertThat(line.at("/http/response/status_code").asInt()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "ECS", ""})
    void another_format_is_refused_rather_than_silent(String format) {
        assertThatThrownBy(() -> Logging.check(Map.of("LEDGER_LOG_FORMAT", format)))
                .isInstanceOf(ConfigurationError.class)
                .hasMessageContaining("LEDGER_LOG_FORMAT");
    }

    /** What the request appender of {@code logback.xml} writes for an event. */
    private static String written(String format) throws Exception {
        LoggerContext context = new LoggerContext();
        context.putProperty("LEDGER_LOG_FORMAT", format);
        JoranConfigurator configurator = new JoranConfigurator();
        configurator.setContext(context);
        configurator.doConfigure(Objects.requireNonNull(LogFormatTest.class.getResource("/logback.xml")));
        assertThat(context.getStatusManager().getCopyOfStatusList())
                .noneMatch(status -> status.getLevel() >= Status.WARN);
        Encoder<?> encoder = encoder(context);
        byte[] bytes = bytes(encoder, event(context));
        context.stop();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static Encoder<?> encoder(LoggerContext context) {
        var later = (ch.qos.logback.classic.AsyncAppender)
                context.getLogger("request").getAppender("requests-later");
        return ((ConsoleAppender<?>) later.getAppender("requests")).getEncoder();
    }

    @SuppressWarnings("unchecked") // all appenders of logback.xml take logging events
    private static byte[] bytes(Encoder<?> encoder, LoggingEvent event) {
        return ((Encoder<LoggingEvent>) encoder).encode(event);
    }

    private static LoggingEvent event(LoggerContext context) {
        LoggingEvent event = new LoggingEvent();
        event.setLoggerContext(context);
        event.setLoggerName("request");
        event.setThreadName("t");
        event.setLevel(Level.INFO);
        event.setMessage("GET /x 200 1.5 ms");
        event.setInstant(java.time.Instant.parse("2026-03-01T12:00:00Z"));
        event.setMDCPropertyMap(Map.of("request", "r-1", "account", "t/organization:a\nb"));
        event.setKeyValuePairs(List.of(new KeyValuePair("http.response.status_code", 200)));
        return event;
    }
}
