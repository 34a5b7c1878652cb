package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.creditledger.api.server.Http.Answer;
import io.creditledger.api.traffic.RequestLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

/** One line per request, with what an operator looks for and nothing that nobody may see. */
@Timeout(60)
class RequestLinesTest {
    private static final String DECREMENTS = "/api/ledger/v1/accounts/organization:demo/decrements";

    private final Logger logger = (Logger) LoggerFactory.getLogger("request");
    private final Lines lines = new Lines();

    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> seen = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            seen.add(event);
        }

        /** The line of a request, which is written a moment after its answer. */
        ILoggingEvent of(Answer answer) {
            String id = answer.header("Request-Id");
            while (true) {
                for (ILoggingEvent line : seen) {
                    if (id.equals(line.getMDCPropertyMap().get("request"))) {
                        return line;
                    }
                }
                Thread.onSpinWait();
            }
        }
    }

    @AfterEach
    void leave() {
        logger.detachAppender(lines);
        logger.setLevel(null);
    }

    @Test
    void a_write_says_who_what_where_and_how_it_ended() {
        try (TestLedger ledger = ledger(RequestLines.ALL)) {
            Answer answer = ledger.admin().keyed().post(DECREMENTS, "{\"amount\": \"1\", \"kind\": \"inference\"}");
            ILoggingEvent line = lines.of(answer);

            assertThat(line.getFormattedMessage())
                    .matches("POST /api/ledger/v1/accounts/\\{account}/decrements 201 \\d+\\.\\d ms");
            assertThat(line.getLevel()).isEqualTo(Level.INFO);
            assertThat(line.getMDCPropertyMap())
                    .containsEntry("key", TestLedger.KEY_ID)
                    .containsEntry("account", "demo/organization:demo")
                    .containsEntry("outcome", "accepted")
                    .containsEntry("position", answer.header("Ledger-Position"))
                    .containsOnlyKeys("request", "key", "account", "outcome", "position");
            assertThat(line.getKeyValuePairs())
                    .extracting(pair -> pair.key)
                    .containsExactly(
                            "http.request.method", "http.route", "http.response.status_code", "event.duration");

            Answer refused = ledger.admin().keyed().post(DECREMENTS, "{\"amount\": \"1e9\"}");
            assertThat(lines.of(refused).getMDCPropertyMap())
                    .containsEntry("outcome", "refused")
                    .containsEntry("problem", "insufficient_credits")
                    .doesNotContainKey("position");
            assertThat(lines.of(ledger.admin().get("/api/v1/org/demo/credits")).getMDCPropertyMap())
                    .containsEntry("account", "demo/organization:demo")
                    .doesNotContainKey("outcome");
            assertThat(ledger.anonymous().get("/livez").status()).isEqualTo(200);
            assertThat(lines.seen).noneMatch(seen -> seen.getFormattedMessage().contains("livez"));
            assertThat(lines.seen)
                    .noneMatch(seen ->
                            (seen.getFormattedMessage() + seen.getMDCPropertyMap()).contains(TestLedger.SECRET));
        }
    }

    @Test
    void the_line_that_operators_are_shown_has_its_fields_in_the_order_of_a_real_one() throws IOException {
        String shown = Files.readString(Path.of("..", "docs", "operations.md"))
                .lines()
                .filter(line -> line.contains("/decrements 201 "))
                .findFirst()
                .orElseThrow();
        try (TestLedger ledger = ledger(RequestLines.ALL)) {
            Answer answer = ledger.admin().keyed().post(DECREMENTS, "{\"amount\": \"1\", \"kind\": \"inference\"}");

            assertThat(Pattern.compile("(\\w+)=").matcher(shown).results().map(field -> field.group(1)))
                    .containsExactlyElementsOf(
                            lines.of(answer).getMDCPropertyMap().keySet());
        }
    }

    @Test
    void lines_can_be_kept_for_what_failed() {
        try (TestLedger ledger = ledger(RequestLines.FAILED)) {
            Answer fine = ledger.admin().get("/api/ledger/v1/accounts/organization:demo");
            Answer failed = ledger.anonymous().get("/api/ledger/v1/accounts");
            assertThat(lines.of(failed).getFormattedMessage()).startsWith("GET - 401 ");
            assertThat(lines.seen)
                    .noneMatch(line -> fine.header("Request-Id")
                            .equals(line.getMDCPropertyMap().get("request")));
        }
    }

    @Test
    void an_unknown_choice_is_refused() {
        assertThat(RequestLines.of("Failed")).isEqualTo(RequestLines.FAILED);
        assertThatThrownBy(() -> RequestLines.of("some"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("LEDGER_REQUEST_LOG");
    }

    /** Listens only then, because a server that starts sets up the log anew. */
    private TestLedger ledger(RequestLines which) {
        TestLedger ledger = new TestLedger(new ServerSettings(0, false, which, "0"));
        lines.start();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
        return ledger;
    }
}
