package io.creditledger.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.Ids;
import io.creditledger.core.history.HistoryLine;
import io.creditledger.core.history.RefusalWords;
import io.creditledger.core.history.Words;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Currency;
import io.creditledger.core.payment.Move.Kind;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Runs the payment tables:
 *
 * <pre>
 * payment [CURRENCY]                          begins a new one
 * agree AMOUNT [request R] [for CREDITS [+ BONUS]] [payer USER] [quote TIER monthly|once CREDITS [+ BONUS]]
 * approve | cancel [REASON]
 * see waiting | underway | failed [code C] | cancelled | succeeded AMOUNT
 *     [session S] [intent I] [charge C]
 *     {refund ID AMOUNT [failed] | dispute ID AMOUNT warning|open|won|lost}
 * redeem USER TIER PRICE [monthly] for CREDITS [+ BONUS]
 * done MOVE [nothing] | refused MOVE CODE [left CREDITS] [before N]
 * later MINUTES                               time passes
 * -> STATUS [FACT …] [: MOVE …] [= CREDITS] [next MOVE] | refused CODE FACTS
 * </pre>
 *
 * A fact is the event's name; no fact means that nothing was new. A move is {@code +credits} bought or given back,
 * {@code -credits} taken, {@code renewal}, {@code (cause)} behind it. {@code = CREDITS} is what the account has when
 * all moves are done.
 */
class PaymentTableTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final Set<String> refusals = new TreeSet<>();
    private final List<PaymentEvent> events = new ArrayList<>();
    private PaymentWords words = words(0, new Currency("usd"));
    private Payment payment = Payment.NONE;
    private Instant now = NOW;
    private int number;

    @TestFactory
    Stream<DynamicTest> tables() {
        return HistoryLine.files("payment").stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> run(file)));
    }

    @Test
    void every_refusal_appears_in_a_table() {
        HistoryLine.files("payment").forEach(this::run);
        assertThat(refusals).isEqualTo(RefusalWords.all(PaymentRefusal.class));
    }

    private void run(Path file) {
        begin("usd");
        for (HistoryLine line : HistoryLine.read(file)) {
            Words asked = new Words(line.place(), line.asked());
            if (asked.nextIs("payment")) {
                begin(asked.isEmpty() ? "usd" : asked.next());
            } else if (asked.nextIs("later")) {
                now = now.plus(Duration.ofMinutes(Long.parseLong(asked.next())));
            } else {
                run(line, asked);
                assertReplays();
            }
        }
    }

    private void begin(String currency) {
        payment = Payment.NONE;
        events.clear();
        now = NOW;
        words = words(++number, new Currency(currency));
    }

    private static PaymentWords words(int number, Currency currency) {
        return new PaymentWords(new PaymentId("demo", new UUID(9, number)), new UUID(7, 0), NOW, currency);
    }

    private void run(HistoryLine line, Words asked) {
        UUID id = new UUID(7, 0x8000_0000_0000_0000L + 1_000L * ++number);
        PaymentCommand command = new PaymentWords(words.payment(), id, now, words.currency()).command(asked);
        asked.end();
        Decision<PaymentEvent> decision = PaymentDecider.decide(command, payment);
        List<PaymentEvent> news = decision.events();
        for (int i = 0; i < news.size(); i++) {
            assertThat(news.get(i).id()).as(line.place()).isEqualTo(Ids.nth(id, i));
            payment = PaymentEvolution.evolve(payment, news.get(i));
        }
        events.addAll(news);
        check(line, decision);
    }

    private void check(HistoryLine line, Decision<PaymentEvent> decision) {
        Words expected = new Words(line.place(), line.expected());
        switch (decision) {
            case Decision.Accepted<PaymentEvent> accepted ->
                assertThat(said(accepted.events(), line.expected()))
                        .as(line.place())
                        .isEqualTo(String.join(" ", line.expected()));
            case Decision.Refused<PaymentEvent> refused -> {
                assertThat(expected.next()).as(line.place() + " but " + refused).isEqualTo("refused");
                refusals.add(refused.refusal().getClass().getSimpleName());
                assertThat(refused.refusal().bindsKey())
                        .as(line.place())
                        .isEqualTo(refused.refusal() instanceof PaymentRefusal.Stateful);
                RefusalWords.assertRefused(line.place(), expected, refused.refusal(), UnaryOperator.identity());
            }
        }
    }

    private String said(List<PaymentEvent> news, List<String> expected) {
        Payment.Agreed agreed = (Payment.Agreed) payment;
        List<String> said = new ArrayList<>();
        said.add(agreed.status().name().toLowerCase(Locale.ROOT));
        news.forEach(event -> said.add(name(event)));
        List<Move> due = news.stream().flatMap(event -> event.moves().stream()).toList();
        if (!due.isEmpty()) {
            said.add(":");
            due.forEach(move -> said.add(name(move)));
        }
        if (expected.contains("=")) {
            said.add("=");
            said.add(kept(agreed).toString());
        }
        if (expected.contains("next")) {
            MoveProgress next = agreed.next(now);
            said.add("next");
            said.add(next == null ? "none" : next.move().number() + "/" + next.credits());
        }
        return String.join(" ", said);
    }

    private static String name(PaymentEvent event) {
        String name = event.getClass().getSimpleName();
        return name.startsWith("Payment") ? name.substring(7).toLowerCase(Locale.ROOT) : name;
    }

    private static String name(Move move) {
        if (move.kind() == Kind.RENEWAL) {
            return "renewal";
        }
        String cause = move.cause() == null ? "" : "(" + move.cause() + ")";
        return (move.kind() == Kind.REVERSAL ? "-" : "+") + move.credits() + cause;
    }

    /** What the account has when all moves are done. */
    private static Credits kept(Payment.Agreed payment) {
        return payment.moves().stream()
                .map(MoveProgress::move)
                .map(move -> move.kind() == Kind.REVERSAL ? move.credits().negated() : move.credits())
                .reduce(Credits.ZERO, Credits::plus);
    }

    private void assertReplays() {
        Payment replayed = Payment.NONE;
        for (PaymentEvent event : events) {
            replayed = PaymentEvolution.evolve(replayed, event);
        }
        assertThat(replayed)
                .as(events.stream().map(Object::toString).collect(Collectors.joining("\n")))
                .isEqualTo(payment);
    }
}
