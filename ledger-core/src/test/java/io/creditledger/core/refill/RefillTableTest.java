package io.creditledger.core.refill;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.history.HistoryLine;
import io.creditledger.core.history.RefusalWords;
import io.creditledger.core.history.Words;
import io.creditledger.core.money.Credits;
import io.creditledger.core.payment.SavedMethod;
import io.creditledger.core.refill.RefillCommand.BeginRefill;
import io.creditledger.core.refill.RefillCommand.ConfigureRefill;
import io.creditledger.core.refill.RefillCommand.EndRefill;
import io.creditledger.core.refill.RefillCommand.ForgetRefillMethod;
import io.creditledger.core.refill.RefillCommand.SaveRefillMethod;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs the auto-refill table; words as in the file itself. Payments have names. */
class RefillTableTest {
    private static final AccountId ORG = AccountId.organization("demo", "acme");

    private final Map<String, String> names = new HashMap<>();
    private final List<RefillEvent> events = new ArrayList<>();
    private final Set<String> refusals = new TreeSet<>();
    private Refill refill = Refill.NONE;
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int number;

    @Test
    void the_table_holds_and_every_refusal_appears_in_it() {
        HistoryLine.files("refill").forEach(file -> HistoryLine.read(file).forEach(this::run));
        assertThat(refusals).isEqualTo(RefusalWords.all(RefillRefusal.class));
        Refill replayed = Refill.NONE;
        for (RefillEvent event : events) {
            replayed = Refill.evolve(replayed, event);
        }
        assertThat(replayed).isEqualTo(refill);
    }

    private void run(HistoryLine line) {
        Words asked = new Words(line.place(), line.asked());
        if (asked.nextIs("at")) {
            now = Instant.parse(asked.next());
            return;
        }
        RefillCommand command = command(asked);
        asked.end();
        Decision<RefillEvent> decision = RefillDecider.decide(command, refill);
        for (RefillEvent event : decision.events()) {
            refill = Refill.evolve(refill, event);
            events.add(event);
        }
        check(line, decision);
    }

    private RefillCommand command(Words asked) {
        UUID id = new UUID(7, ++number);
        return switch (asked.next()) {
            case "configure" -> new ConfigureRefill(ORG, id, now, settings(asked));
            case "method" -> new SaveRefillMethod(ORG, id, now, new SavedMethod("cus_1", asked.next()));
            case "forget" -> new ForgetRefillMethod(ORG, id, now);
            case "begin" -> {
                UUID payment = payment(asked.next());
                yield new BeginRefill(ORG, id, now, Credits.of(asked.named("available")), payment);
            }
            case "end" -> new EndRefill(ORG, id, now, payment(asked.next()), asked.named("declined"));
            default -> throw new IllegalArgumentException(line(asked));
        };
    }

    private static RefillSettings settings(Words asked) {
        boolean on = asked.next().equals("on");
        Credits threshold = Credits.of(asked.named("threshold"));
        int quantity = Integer.parseInt(asked.named("quantity"));
        String cap = asked.named("cap");
        return new RefillSettings(on, threshold, quantity, cap == null ? null : Integer.valueOf(cap));
    }

    private void check(HistoryLine line, Decision<RefillEvent> decision) {
        Words expected = new Words(line.place(), line.expected());
        if (decision instanceof Decision.Refused<RefillEvent> refused) {
            assertThat(expected.next()).as(line.place() + " but " + refused).isEqualTo("refused");
            refusals.add(refused.refusal().getClass().getSimpleName());
            RefusalWords.assertRefused(line.place(), expected, refused.refusal(), t -> names.getOrDefault(t, t));
            return;
        }
        assertThat(expected.next()).as(line.place()).isEqualTo("ok");
        assertThat(decision.events().isEmpty()).as(line.place()).isEqualTo(expected.said("unchanged"));
        String underway = expected.named("underway");
        if (underway != null) {
            assertThat(refill.isUnderway(payment(underway))).as(line.place()).isTrue();
        }
        String count = expected.named("count");
        if (count != null) {
            assertThat(refill.countAt(now)).as(line.place()).isEqualTo(Integer.parseInt(count));
        }
        String paused = expected.named("paused");
        if (paused != null) {
            assertThat(refill.pausedUntil()).as(line.place()).isEqualTo(Instant.parse(paused));
        }
        if (expected.said("off")) {
            assertThat(refill.settings().enabled()).as(line.place()).isFalse();
        }
        expected.end();
    }

    private UUID payment(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        names.put(id.toString(), name);
        return id;
    }

    private static String line(Words asked) {
        return "no command of a refill is called that: " + asked;
    }
}
