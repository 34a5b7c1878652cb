package io.creditledger.projections.balance;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.eventstore.FilterCodec;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.projections.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Rows into answers. */
final class BalanceRows {
    private BalanceRows() {}

    static AccountView account(ResultSet row, int number) throws SQLException {
        Credits debt = credits(row, "debt");
        Credits available = credits(row, "drawable")
                .plus(credits(row, "freed"))
                .minus(debt)
                .minus(credits(row, "reserved_overdraft"));
        Credits threshold = credits(row, "low_balance_threshold");
        return new AccountView(
                AccountId.ofStream(row.getString("account")),
                new Settings(row.getBoolean("negative_allowed"), threshold),
                Times.read(row, "opened_at"),
                credits(row, "balance"),
                available,
                credits(row, "held"),
                credits(row, "pending"),
                debt,
                threshold.exceeds(available),
                row.getLong("entry"),
                row.getLong("seq"),
                row.getLong("position"));
    }

    static BlockView block(ResultSet row, int number) throws SQLException {
        BlockTerms terms = new BlockTerms(
                row.getObject("block", UUID.class),
                row.getObject("grant_id", UUID.class),
                credits(row, "amount"),
                Source.valueOf(row.getString("source")),
                Times.read(row, "effective_at"),
                Times.readOrNull(row, "expires_at"),
                row.getInt("priority"),
                new UnitCost(row.getBigDecimal("cost_basis")),
                FilterCodec.decode(row.getString("filters")));
        return new BlockView(
                terms,
                credits(row, "remaining"),
                credits(row, "held"),
                credits(row, "spent"),
                credits(row, "forfeited"),
                credits(row, "reversed"),
                credits(row, "moved"),
                credits(row, "repaid"),
                row.getString("offer"),
                row.getString("payment"));
    }

    static HoldView hold(ResultSet row, int number) throws SQLException {
        return new HoldView(
                row.getObject("hold", UUID.class),
                credits(row, "placed"),
                credits(row, "amount"),
                Times.readOrNull(row, "expires_at"),
                Times.read(row, "placed_at"));
    }

    private static Credits credits(ResultSet row, String column) throws SQLException {
        return new Credits(row.getBigDecimal(column));
    }
}
