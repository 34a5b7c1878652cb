package io.creditledger.projections.usage;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Usage;
import io.creditledger.core.decider.LedgerEvent;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.StoredEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.Times;
import io.creditledger.projections.usage.PgUsageQueries.Day;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A part of a day, summed up from the events between the first and the last that made the day's row.
 *
 * <p>All events of the account between those two are read, whatever they are about, so an answer takes as long as the
 * account was busy in between: usually a day's events, more when usage was recorded late. A question asks for two such
 * days at most, its first and its last.
 */
final class UsageScan {
    private static final int PAGE = 1_000;

    private final JdbcClient jdbc;
    private final EventLog log;
    private final int book;

    UsageScan(JdbcClient jdbc, EventLog log, int book) {
        this.jdbc = jdbc;
        this.log = log;
        this.book = book;
    }

    /** The usage of {@code day} from {@code from} to {@code to}, both included, less what was undone of it. */
    UsageSum part(AccountId account, Day day, Instant from, Instant to) {
        UsageSum sum = new UsageSum();
        long seq = day.sum().firstSeq;
        while (seq <= day.sum().lastSeq) {
            int limit = (int) Math.min(PAGE, day.sum().lastSeq - seq + 1);
            List<StoredEvent> page = log.stream(account.stream(), seq, Long.MAX_VALUE, limit);
            for (StoredEvent stored : page) {
                add(sum, stored.seq(), log.decode(stored).event(), day, from, to);
            }
            seq += limit;
        }
        sum.credits = sum.credits.minus(undone(account, day, from, to));
        return sum;
    }

    private static void add(UsageSum sum, long seq, LedgerEvent event, Day day, Instant from, Instant to) {
        if (event instanceof CreditsDecremented e) {
            add(sum, seq, e.at(), e.amount(), e.usage(), e.note(), day, from, to);
        } else if (event instanceof HoldCaptured e) {
            add(sum, seq, e.at(), e.amount(), e.usage(), e.note(), day, from, to);
        }
    }

    private static void add(
            UsageSum sum,
            long seq,
            Instant at,
            Credits amount,
            Usage usage,
            Note note,
            Day day,
            Instant from,
            Instant to) {
        Instant time = UsageSum.time(usage, at);
        boolean within = !time.isBefore(from) && !time.isAfter(to);
        if (within && usage.kind().equals(day.kind()) && UsageSum.day(time).equals(day.day())) {
            sum.add(seq, time, amount, usage, note);
        }
    }

    private Credits undone(AccountId account, Day day, Instant from, Instant to) {
        BigDecimal sum = jdbc.sql("""
                        SELECT coalesce(sum(credits), 0) FROM view_usage.amendment
                        WHERE book = :book AND account = :account AND kind = :kind
                            AND used_at BETWEEN greatest(:from, :day::timestamp AT TIME ZONE 'UTC') AND :to
                            AND used_at < (:day::timestamp + interval '1 day') AT TIME ZONE 'UTC'""")
                .param("book", book)
                .param("account", account.stream())
                .param("kind", day.kind())
                .param("day", day.day())
                .param("from", Times.parameter(from))
                .param("to", Times.parameter(to))
                .query(BigDecimal.class)
                .single();
        return new Credits(sum);
    }
}
