package io.creditledger.bench.torture.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The life of one account: what it was after each event, and its statement. */
final class Account {
    /** After one event. */
    record Moment(long position, long entry, BigDecimal balance, BigDecimal debt) {}

    /** A statement line. */
    record Line(UUID id, long position, long entry, BigDecimal balance) {}

    private final AccountFold fold;
    private final List<Moment> moments = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    Account(AccountFold fold) {
        this.fold = fold;
    }

    AccountFold fold() {
        return fold;
    }

    /** By sequence number. */
    List<Moment> moments() {
        return moments;
    }

    /** Line {@code n} at index {@code n - 1}. */
    List<Line> lines() {
        return lines;
    }

    Moment last() {
        return moments.getLast();
    }

    /** How many lines there were when the event at {@code position} had happened. */
    long entriesAt(long position) {
        int low = 0;
        int high = moments.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (moments.get(middle).position() <= position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : moments.get(low - 1).entry();
    }
}
