package io.creditledger.bench.torture.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.bench.torture.history.Answer;
import io.creditledger.bench.torture.history.History;
import io.creditledger.bench.torture.history.Operation;
import io.creditledger.bench.torture.history.Reading;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every sort of contradiction is found, and nothing else. */
class HistoryCheckerTest {
    private static final String A = "organization:a";

    private final TestBook book = new TestBook().opened(A).granted(A, "g", 1, 100, 100);
    private final List<Operation> operations = new ArrayList<>(List.of(ok("g", "grant", 2, 1, 100)));
    private final List<Reading> readings = new ArrayList<>();

    @Test
    void nothing_is_found_in_a_clean_history() {
        book.decremented(A, "d", 2, 30, 70, "g")
                .held(A, "h", 50, "g")
                .captured(A, "c", 3, 40, 30, "h", "g")
                .decremented(A, "e", 4, 30, 0, "g");
        operations.add(ok("d", "decrement", 3, 2, 70));
        operations.add(ok("h", "hold", 4, 0, 0));
        operations.add(ok("c", "capture", 5, 3, 30));
        operations.add(unanswered("e")); // never answered, happened
        operations.add(unanswered("f")); // never answered, did not happen
        operations.add(refused("r"));
        readings.add(account(3, 2, 3, 2, 70));
        readings.add(statement(5, line("c", 5, 3, 30), line("d", 3, 2, 70), line("g", 2, 1, 100)));

        assertThat(check().counts()).isEmpty();
    }

    @Test
    void a_lost_acknowledgement_is_found() {
        operations.add(ok("d", "decrement", 3, 2, 70));
        assertFound(Flaw.LOST);
    }

    @Test
    void an_operation_made_twice_is_found() {
        book.decremented(A, "d", 2, 30, 70, "g");
        book.add(A, "credits.decremented", "d-again", TestBook.decrement("d", 3, 30, 40, "g"));
        operations.add(ok("d", "decrement", 3, 2, 70));
        assertThat(check().count(Flaw.DOUBLED)).isPositive();
    }

    @Test
    void an_unknown_operation_made_twice_is_found() {
        book.decremented(A, "d", 2, 30, 70, "g").decremented(A, "d", 3, 30, 40, "g");
        operations.add(unanswered("d"));
        assertFound(Flaw.DOUBLED);
    }

    @Test
    void an_answer_that_differs_from_the_log_is_found() {
        book.decremented(A, "d", 2, 30, 70, "g");
        operations.add(ok("d", "decrement", 3, 2, 71));
        assertFound(Flaw.ALTERED);
    }

    @Test
    void an_answer_with_another_place_is_found() {
        book.decremented(A, "d", 2, 30, 70, "g");
        operations.add(ok("d", "decrement", 3, 3, 70));
        assertFound(Flaw.ALTERED);
    }

    @Test
    void a_refused_operation_that_happened_is_found() {
        book.decremented(A, "r", 2, 30, 70, "g");
        operations.add(refused("r"));
        assertFound(Flaw.REFUSED_BUT_DONE);
    }

    @Test
    void an_overdraft_is_found_at_its_prefix_although_the_end_is_right() {
        book.decremented(A, "d", 2, 130, -30, "g").granted(A, "g2", 3, 50, 20);
        assertThat(check().count(Flaw.OVERDRAFT)).isPositive();
    }

    @Test
    void credits_that_a_hold_has_pinned_cannot_be_drawn_unnoticed() {
        book.held(A, "h", 80, "g").decremented(A, "d", 2, 30, 70, "g");
        assertFound(Flaw.OVERDRAFT);
    }

    @Test
    void a_hold_captured_twice_is_found() {
        book.held(A, "h", 20, "g").captured(A, "c", 2, 20, 80, "h", "g").captured(A, "c2", 3, 20, 60, "h", "g");
        assertThat(check().count(Flaw.IMPOSSIBLE)).isPositive();
    }

    @Test
    void a_purchase_can_be_reversed_again_only_after_its_reversal_was_reinstated() {
        book.reversed(A, "r1", 2, 100, 0, "g").reinstated(A, "i1", 3, 100, 100, "r1", "g");
        assertThat(check().counts()).isEmpty();
        book.reversed(A, "r2", 4, 100, 0, "g").reversed(A, "r3", 5, 1, -1, "g");
        assertThat(check().count(Flaw.IMPOSSIBLE)).isPositive();
    }

    @Test
    void a_draw_from_an_expired_block_is_found() {
        book.add(
                A,
                "credits.decremented",
                "d",
                TestBook.decrement("d", 2, 30, 70, "g").replace("2026-02-01", "2026-06-01"));
        assertFound(Flaw.IMPOSSIBLE);
    }

    @Test
    void a_wrong_balance_is_found() {
        book.decremented(A, "d", 2, 30, 71, "g");
        assertThat(check().count(Flaw.IMPOSSIBLE)).isPositive();
    }

    @Test
    void a_wrong_entry_number_is_found() {
        book.decremented(A, "d", 3, 30, 70, "g");
        assertFound(Flaw.IMPOSSIBLE);
    }

    @Test
    void a_missing_position_is_found() {
        book.skipPosition().decremented(A, "d", 2, 30, 70, "g");
        assertFound(Flaw.GAP);
    }

    @Test
    void a_missing_last_event_is_found_by_the_head() {
        Book whole = book.decremented(A, "d", 2, 30, 70, "g").book();
        Book cut =
                new Book(whole.events().subList(0, 2), whole.headPosition(), whole.headChain(), whole.acceptedKeys());
        Findings findings = check(cut);
        assertThat(findings.counts()).containsKeys(Flaw.GAP, Flaw.TAMPERED, Flaw.IMPOSSIBLE);
    }

    @Test
    void a_changed_event_is_found_by_its_hash() {
        LoggedEvent e = book.events().get(1);
        byte[] payload = new String(e.payload(), StandardCharsets.UTF_8)
                .replace("2026-06-01", "2027-06-01")
                .getBytes(StandardCharsets.UTF_8);
        book.events()
                .set(
                        1,
                        new LoggedEvent(
                                e.book(),
                                e.position(),
                                e.stream(),
                                e.seq(),
                                e.id(),
                                e.type(),
                                e.revision(),
                                e.recordedMicros(),
                                payload,
                                e.metadata(),
                                e.key(),
                                e.hash()));
        assertFound(Flaw.TAMPERED);
    }

    @Test
    void a_changed_event_with_its_hash_made_right_is_found_by_the_chain() {
        LoggedEvent e = book.events().get(1);
        book.events()
                .set(
                        1,
                        TestBook.hashed(new LoggedEvent(
                                e.book(),
                                e.position(),
                                e.stream(),
                                e.seq(),
                                e.id(),
                                e.type(),
                                e.revision(),
                                e.recordedMicros() + 1,
                                e.payload(),
                                e.metadata(),
                                e.key(),
                                e.hash())));
        assertFound(Flaw.TAMPERED);
    }

    @Test
    void a_key_bound_to_nothing_is_found() {
        book.bind("nothing");
        assertFound(Flaw.IMPOSSIBLE);
    }

    @Test
    void a_balance_that_never_was_is_found() {
        readings.add(account(2, 1, 2, 1, 99));
        assertFound(Flaw.WRONG_READ);
    }

    @Test
    void a_reading_from_the_future_is_found() {
        readings.add(account(2, 7, 9, 1, 100));
        assertFound(Flaw.WRONG_READ);
    }

    @Test
    void a_reading_without_ones_own_write_is_found() {
        book.decremented(A, "d", 2, 30, 70, "g");
        readings.add(account(3, 1, 2, 1, 100));
        assertFound(Flaw.OWN_WRITE_UNSEEN);
    }

    @Test
    void a_statement_with_a_hole_is_found() {
        book.decremented(A, "d", 2, 30, 70, "g").decremented(A, "e", 3, 30, 40, "g");
        readings.add(statement(4, line("e", 4, 3, 40), line("g", 2, 1, 100)));
        assertFound(Flaw.WRONG_READ);
    }

    @Test
    void a_statement_without_ones_own_line_is_found() {
        book.decremented(A, "d", 2, 30, 70, "g");
        readings.add(statement(3, line("g", 2, 1, 100)));
        assertFound(Flaw.OWN_WRITE_UNSEEN);
    }

    private void assertFound(Flaw flaw) {
        assertThat(check().counts()).containsOnlyKeys(flaw);
    }

    private Findings check() {
        return check(book.book());
    }

    private Findings check(Book checked) {
        Findings findings = new Findings();
        HistoryChecker.check(checked, TestBook.TENANT, new History(operations, readings), findings);
        return findings;
    }

    private static Operation ok(String name, String kind, long position, long entry, int balance) {
        Operation operation = new Operation(name, A, kind);
        operation.sent(name, 0);
        BigDecimal after = entry == 0 ? null : BigDecimal.valueOf(balance);
        operation.answered(new Answer.Ok(position, TestBook.id(name), entry, after), 1);
        return operation;
    }

    private static Operation unanswered(String name) {
        Operation operation = new Operation(name, A, "decrement");
        operation.sent(name, 0);
        return operation;
    }

    private static Operation refused(String name) {
        Operation operation = new Operation(name, A, "decrement");
        operation.sent(name, 0);
        operation.answered(new Answer.Refused(409, "insufficient_credits"), 1);
        return operation;
    }

    private static Reading.Account account(long floor, long version, long position, long entry, int balance) {
        BigDecimal seen = BigDecimal.valueOf(balance);
        return new Reading.Account("c", A, floor, version, position, entry, seen, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Reading.Statement statement(long floor, Reading.Line... lines) {
        return new Reading.Statement("c", A, floor, List.of(lines));
    }

    private static Reading.Line line(String name, long position, long entry, int balance) {
        return new Reading.Line(TestBook.id(name), position, entry, BigDecimal.ZERO, BigDecimal.valueOf(balance));
    }
}
