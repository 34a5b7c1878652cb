package io.creditledger.projections.balance;

/** The statements that read the view. */
final class BalanceSelect {
    private BalanceSelect() {}

    /**
     * Accounts with their sums at {@code :now}. A hold that has ended reserves nothing, recorded or not: what it pins
     * of drawable blocks counts as free. Only live blocks are looked at, so an account's age costs nothing.
     */
    static final String ACCOUNT = """
            SELECT a.*, b.drawable, b.pending, h.held, h.freed, h.reserved_overdraft
            FROM view_balance.account a
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(remaining - held)
                           FILTER (WHERE effective_at <= :now AND filters IS NULL), 0) AS drawable,
                       coalesce(sum(remaining) FILTER (WHERE effective_at > :now), 0) AS pending
                FROM view_balance.block
                WHERE book = a.book AND account = a.account AND live AND (expires_at IS NULL OR expires_at > :now)) b
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(amount) FILTER (WHERE NOT ended), 0) AS held,
                       coalesce(sum(overdraft) FILTER (WHERE NOT ended), 0) AS reserved_overdraft,
                       coalesce(sum(freed) FILTER (WHERE ended), 0) AS freed
                FROM (
                    SELECT o.amount, o.overdraft, coalesce(o.expires_at <= :now, false) AS ended, (
                        SELECT sum(w.amount) FROM view_balance.hold_draw w
                        JOIN view_balance.block x ON x.book = w.book AND x.account = w.account AND x.block = w.block
                        WHERE w.book = o.book AND w.account = o.account AND w.hold = o.hold
                            AND o.expires_at <= :now AND x.effective_at <= :now
                            AND (x.expires_at IS NULL OR x.expires_at > :now)) AS freed
                    FROM view_balance.hold o
                    WHERE o.book = a.book AND o.account = a.account) o) h
            WHERE a.book = :book""";

    static final String BLOCK = """
            SELECT block, grant_id, amount, source, effective_at, expires_at, priority, cost_basis,
                   remaining, held, spent, forfeited, reversed, moved, repaid, offer, payment, filters
            FROM view_balance.block WHERE book = :book AND account = :account""";

    /** The order of {@link io.creditledger.core.account.Block#DRAW_ORDER}. */
    static final String DRAW_ORDER = " ORDER BY priority, expires_at NULLS LAST, cost_basis, effective_at, block";

    static final String HOLD = """
            SELECT hold, placed, amount, expires_at, placed_at FROM view_balance.hold
            WHERE book = :book AND account = :account AND (expires_at IS NULL OR expires_at > :now)
            ORDER BY placed_at, hold LIMIT :limit""";

    static final String DUE = """
            SELECT account FROM (
                (SELECT account FROM view_balance.block
                 WHERE book = :book AND live AND expires_at IS NOT NULL AND expires_at <= :now AND remaining > held
                 ORDER BY expires_at LIMIT :limit)
                UNION
                (SELECT account FROM view_balance.hold
                 WHERE book = :book AND expires_at IS NOT NULL AND expires_at <= :now
                 ORDER BY expires_at LIMIT :limit)) due
            ORDER BY account LIMIT :limit""";
}
