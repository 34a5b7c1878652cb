package io.creditledger.projections.balance;

import io.creditledger.core.account.Settings;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.SequenceBroken;
import io.creditledger.projections.Times;
import io.creditledger.projections.balance.BalanceFold.Key;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** Changes into rows. */
final class BalanceTables {
    private final Connection connection;
    private final String schema;
    private final int book;

    BalanceTables(Connection connection, String schema, int book) {
        this.connection = connection;
        this.schema = schema;
        this.book = book;
    }

    void write(BalanceFold fold) throws SQLException {
        HoldSteps.Ended holds = holds(fold);
        accounts(fold.accounts.values());
        blocks(fold.blocks.values());
        BalanceSql.HOLD_GONE.write(connection, schema, book, holds.closed());
        BalanceSql.DRAW_GONE.write(connection, schema, book, holds.closed());
        List<Key> open =
                holds.open().stream().map(h -> new Key(h.account, h.hold)).toList();
        BalanceSql.DRAW_GONE.write(connection, schema, book, open);
        BalanceSql.HOLD.write(connection, schema, book, holds.open());
        BalanceSql.DRAW.write(
                connection,
                schema,
                book,
                holds.open().stream().flatMap(BalanceSql.Pin::of).toList());
    }

    private HoldSteps.Ended holds(BalanceFold fold) throws SQLException {
        Map<Key, HoldRow> known = known(fold.holds.earlier());
        try {
            return fold.holds.apply(known, fold);
        } catch (IllegalStateException e) {
            RuntimeException reason = broken(List.copyOf(fold.accounts.values()), e.toString());
            reason.addSuppressed(e);
            throw reason;
        }
    }

    private void accounts(Collection<AccountRow> rows) throws SQLException {
        List<AccountRow> begun = rows.stream().filter(AccountRow::isNew).toList();
        List<AccountRow> old = rows.stream().filter(row -> !row.isNew()).toList();
        for (AccountRow row : begun) {
            Objects.requireNonNull(row.settings, () -> "first event of " + row.account + " does not open it");
        }
        if (BalanceSql.NEW_ACCOUNT.write(connection, schema, book, begun) != begun.size()) {
            throw broken(begun, "accounts changed meanwhile");
        }
        if (BalanceSql.ACCOUNT.write(connection, schema, book, old) != old.size()) {
            throw broken(old, "accounts changed meanwhile");
        }
    }

    /** The first account that does not stand where the batch begins; when all do, {@code otherwise} is the reason. */
    private RuntimeException broken(List<AccountRow> rows, String otherwise) throws SQLException {
        try (PreparedStatement statement = BalanceSql.MISPLACED.prepare(connection, schema, book, rows);
                ResultSet row = statement.executeQuery()) {
            return row.next()
                    ? new SequenceBroken(row.getString("account"), row.getLong("seq") + 1, row.getLong("first"))
                    : new IllegalStateException(otherwise);
        }
    }

    private void blocks(Collection<BlockRow> rows) throws SQLException {
        List<BlockRow> begun = rows.stream().filter(row -> row.terms != null).toList();
        List<BlockRow> old = rows.stream().filter(row -> row.terms == null).toList();
        BalanceSql.NEW_BLOCK.write(connection, schema, book, begun);
        Map<Boolean, List<BlockRow>> parts =
                old.stream().collect(Collectors.partitioningBy(BlockRow::isOnlySpent, Collectors.toList()));
        int changed = BalanceSql.SPENT_BLOCK.write(connection, schema, book, parts.getOrDefault(true, List.of()))
                + BalanceSql.BLOCK.write(connection, schema, book, parts.getOrDefault(false, List.of()));
        if (changed != old.size()) {
            throw new IllegalStateException((old.size() - changed) + " of " + old.size()
                    + " blocks are not in the view although events took from them");
        }
    }

    private Map<Key, HoldRow> known(Collection<Key> keys) throws SQLException {
        Map<Key, HoldRow> known = new HashMap<>();
        if (keys.isEmpty()) {
            return known;
        }
        try (PreparedStatement statement = BalanceSql.KNOWN_HOLD.prepare(connection, schema, book, keys);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Key key = new Key(row.getString("account"), row.getObject("hold", UUID.class));
                HoldRow hold = known.get(key);
                if (hold == null) {
                    hold = hold(key, row);
                    known.put(key, hold);
                }
                UUID block = row.getObject("block", UUID.class);
                if (block != null) {
                    hold.pinned.put(block, new Credits(row.getBigDecimal("amount")));
                }
            }
        }
        return known;
    }

    private static HoldRow hold(Key key, ResultSet row) throws SQLException {
        return new HoldRow(
                key.account(),
                key.id(),
                new Credits(row.getBigDecimal("placed")),
                new Credits(row.getBigDecimal("overdraft")),
                Times.readOrNull(row, "expires_at"),
                Times.read(row, "placed_at"));
    }

    /** The settings of a row that begins its account. */
    static Settings settings(AccountRow row) {
        return Objects.requireNonNull(row.settings, row.account);
    }
}
