package io.creditledger.core.commandbus;

import io.creditledger.core.decider.Refusal;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.core.eventstore.Reads;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.eventstore.RefusalCodec;
import io.creditledger.core.eventstore.StoredEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** Answers to commands whose key already has an outcome. */
final class CommandKeys {
    private static final String LOOKUP = """
            SELECT k.tenant, k.key, k.fingerprint, k.position, k.events, k.refusal
            FROM unnest(?::text[], ?::text[]) AS asked (tenant, key)
            JOIN ledger.command_key k ON k.book = ? AND k.tenant = asked.tenant AND k.key = asked.key
            """;

    private final DataSource dataSource;
    private final EventLog log;
    private final int book;

    CommandKeys(DataSource dataSource, EventLog log, int book) {
        this.dataSource = dataSource;
        this.log = log;
        this.book = book;
    }

    /** Answers commands whose key has an outcome; returns the others. */
    List<LaneCommand> answerKnown(List<LaneCommand> open) {
        Set<CommandKey> asked = new HashSet<>();
        for (LaneCommand command : open) {
            CommandKey key = command.key();
            if (key != null) {
                asked.add(key);
            }
        }
        Map<CommandKey, KeyOutcome> known = lookUp(asked);
        Map<Long, StoredEvent> events = events(known.values());
        List<LaneCommand> left = new ArrayList<>(open.size());
        for (LaneCommand command : open) {
            CommandKey key = command.key();
            KeyOutcome outcome = key == null ? null : known.get(key);
            if (key == null || outcome == null) {
                left.add(command);
            } else {
                replay(command, key, outcome, events);
            }
        }
        return left;
    }

    /** What was recorded under these keys, in one query however many they are: a resumed import is all replays. */
    private Map<Long, StoredEvent> events(Collection<KeyOutcome> outcomes) {
        Set<Long> positions = new HashSet<>();
        for (KeyOutcome outcome : outcomes) {
            for (int i = 0; outcome.refusal() == null && i < outcome.events(); i++) {
                positions.add(outcome.position() + i);
            }
        }
        Map<Long, StoredEvent> events = new HashMap<>();
        if (!positions.isEmpty()) {
            log.at(positions).forEach(event -> events.put(event.position(), event));
        }
        return events;
    }

    private void replay(LaneCommand command, CommandKey key, KeyOutcome outcome, Map<Long, StoredEvent> events) {
        try {
            command.complete(replay(key, command.fingerprint(), outcome, events));
        } catch (RuntimeException e) {
            command.fail(e);
        }
    }

    /** Outcomes of those keys that have one, in one query. */
    private Map<CommandKey, KeyOutcome> lookUp(Collection<CommandKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        try {
            return Reads.of(dataSource, connection -> lookUp(connection, keys));
        } catch (SQLException e) {
            throw new LedgerUnavailable("idempotency keys cannot be looked up: " + e.getMessage(), e);
        }
    }

    private Map<CommandKey, KeyOutcome> lookUp(Connection connection, Collection<CommandKey> keys) throws SQLException {
        Object[] tenants = keys.stream().map(CommandKey::tenant).toArray();
        Object[] names = keys.stream().map(CommandKey::key).toArray();
        try (PreparedStatement statement = connection.prepareStatement(LOOKUP)) {
            statement.setArray(1, connection.createArrayOf("text", tenants));
            statement.setArray(2, connection.createArrayOf("text", names));
            statement.setInt(3, book);
            Map<CommandKey, KeyOutcome> outcomes = new HashMap<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    outcomes.put(
                            new CommandKey(rows.getString(1), rows.getString(2)),
                            new KeyOutcome(rows.getBytes(3), rows.getLong(4), rows.getInt(5), rows.getBytes(6)));
                }
            }
            return outcomes;
        }
    }

    /** The recorded answer, if the same was asked. */
    private Outcome replay(CommandKey key, byte[] fingerprint, KeyOutcome outcome, Map<Long, StoredEvent> stored) {
        if (!Arrays.equals(fingerprint, outcome.fingerprint())) {
            return new Outcome.KeyReused(key.key());
        }
        byte[] refusal = outcome.refusal();
        if (refusal != null) {
            Refusal reason = RefusalCodec.decode(refusal);
            return new Outcome.Refused(reason, true);
        }
        if (outcome.events() == 0) {
            return new Outcome.Accepted(outcome.position(), List.of(), true);
        }
        List<RecordedEvent> events = new ArrayList<>(outcome.events());
        for (int i = 0; i < outcome.events(); i++) {
            StoredEvent event = stored.get(outcome.position() + i);
            if (event == null) {
                throw new LedgerUnavailable("the event at " + (outcome.position() + i) + " cannot be read", null);
            }
            events.add(log.decode(event));
        }
        return new Outcome.Accepted(events.getLast().position(), List.copyOf(events), true);
    }
}
