package io.creditledger.projections.transaction;

import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Draw;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Statement lines put together from events and from where their blocks come from. */
final class Lines {
    private final JdbcClient jdbc;
    private final EventLog log;
    private final int book;

    /** Where a block comes from. */
    private record Origin(
            UUID grant, long position, @Nullable String payment) {}

    Lines(JdbcClient jdbc, EventLog log, int book) {
        this.jdbc = jdbc;
        this.log = log;
        this.book = book;
    }

    /** The lines at these positions, in order of position. */
    List<TransactionView> at(AccountId account, Collection<Long> positions) {
        List<RecordedEvent> events = positions.isEmpty()
                ? List.of()
                : log.at(positions).stream().map(log::decode).toList();
        Map<UUID, Origin> origins = origins(
                account,
                events.stream()
                        .flatMap(e -> Line.draws((Entry) e.event()).stream())
                        .map(Draw::block)
                        .collect(Collectors.toSet()));
        List<TransactionView> lines = new ArrayList<>(events.size());
        for (RecordedEvent event : events) {
            lines.add(line(account, event, (Entry) event.event(), origins));
        }
        return lines;
    }

    /** The terms of blocks, from the events that made them. */
    Map<UUID, BlockTerms> terms(AccountId account, Collection<UUID> blocks) {
        List<Long> positions = origins(account, blocks).values().stream()
                .map(Origin::position)
                .distinct()
                .toList();
        Map<UUID, BlockTerms> terms = new HashMap<>();
        if (!positions.isEmpty()) {
            log.at(positions).stream()
                    .flatMap(stored -> Line.begun((Entry) log.decode(stored).event()).stream())
                    .forEach(t -> terms.put(t.block(), t));
        }
        return terms;
    }

    /** The value of a block that a line names: the events that made it came before the line. */
    static <T> T known(Map<UUID, T> values, UUID block) {
        T value = values.get(block);
        if (value == null) {
            throw new IllegalStateException("block " + block + " is drawn from, but no event made it");
        }
        return value;
    }

    private static TransactionView line(
            AccountId account, RecordedEvent event, Entry entry, Map<UUID, Origin> origins) {
        List<FundedDraw> draws = Line.draws(entry).stream()
                .map(draw -> {
                    Origin origin = known(origins, draw.block());
                    return new FundedDraw(draw, origin.grant(), origin.payment());
                })
                .toList();
        return new TransactionView(
                account,
                event.position(),
                event.seq(),
                event.recordedAt(),
                Line.type(entry),
                Line.kind(entry),
                entry,
                draws);
    }

    private Map<UUID, Origin> origins(AccountId account, Collection<UUID> blocks) {
        Map<UUID, Origin> origins = new HashMap<>();
        if (blocks.isEmpty()) {
            return origins;
        }
        jdbc.sql("""
                        SELECT b.block, b.grant_id, b.position, p.payment
                        FROM view_transaction.block b LEFT JOIN view_transaction.purchase p
                            ON p.book = b.book AND p.account = b.account AND p.grant_id = b.grant_id
                        WHERE b.book = :book AND b.account = :account AND b.block = ANY (:blocks)""")
                .param("book", book)
                .param("account", account.stream())
                .param("blocks", blocks.toArray(UUID[]::new))
                .query(row -> {
                    origins.put(
                            row.getObject("block", UUID.class),
                            new Origin(
                                    row.getObject("grant_id", UUID.class),
                                    row.getLong("position"),
                                    row.getString("payment")));
                });
        return origins;
    }
}
