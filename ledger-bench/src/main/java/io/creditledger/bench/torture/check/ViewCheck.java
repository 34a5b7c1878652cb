package io.creditledger.bench.torture.check;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether the tables of the views show what the events say, once they have come to the end. */
final class ViewCheck {
    private static final String ACCOUNTS = """
            SELECT account, seq, position, entry, balance, debt,
                (SELECT count(*) FROM view_transaction.transaction t WHERE t.book = 1 AND t.account = a.account),
                (SELECT coalesce(sum(change), 0) FROM view_transaction.transaction t
                 WHERE t.book = 1 AND t.account = a.account),
                (SELECT coalesce(sum(remaining), 0) FROM view_balance.block b
                 WHERE b.book = 1 AND b.account = a.account)
            FROM view_balance.account a WHERE book = 1""";

    private ViewCheck() {}

    static void check(Connection connection, Map<String, Account> accounts, Findings findings) throws SQLException {
        Set<String> unseen = new HashSet<>(accounts.keySet());
        try (PreparedStatement statement = connection.prepareStatement(ACCOUNTS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                String stream = row.getString(1);
                Account account = accounts.get(stream);
                unseen.remove(stream);
                if (account == null || !agrees(row, account)) {
                    findings.add(Flaw.VIEW_DIFFERS, shown(row) + ", but the events say " + said(account));
                }
            }
        }
        unseen.forEach(stream -> findings.add(Flaw.VIEW_DIFFERS, "no view shows " + stream));
    }

    private static boolean agrees(ResultSet row, Account account) throws SQLException {
        Account.Moment last = account.last();
        BigDecimal remaining = last.balance().add(last.debt());
        return row.getLong(2) == account.moments().size() - 1
                && row.getLong(3) == last.position()
                && row.getLong(4) == last.entry()
                && row.getBigDecimal(5).compareTo(last.balance()) == 0
                && row.getBigDecimal(6).compareTo(last.debt()) == 0
                && row.getLong(7) == account.lines().size()
                && row.getBigDecimal(8).compareTo(last.balance()) == 0
                && row.getBigDecimal(9).compareTo(remaining) == 0;
    }

    private static String shown(ResultSet row) throws SQLException {
        StringBuilder shown = new StringBuilder("the views show of ");
        for (int column = 1; column <= 9; column++) {
            shown.append(row.getString(column)).append(' ');
        }
        return shown.toString().strip();
    }

    private static String said(@Nullable Account account) {
        return account == null
                ? "nothing of it"
                : account.last() + ", " + account.lines().size() + " lines";
    }
}
