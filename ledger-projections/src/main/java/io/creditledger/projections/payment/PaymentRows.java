package io.creditledger.projections.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Course;
import io.creditledger.core.payment.Move;
import io.creditledger.core.payment.MoveProgress;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Returns;
import io.creditledger.core.payment.Returns.Dispute;
import io.creditledger.core.payment.Returns.Refund;
import io.creditledger.core.payment.Returns.Stage;
import io.creditledger.projections.Times;
import io.creditledger.projections.payment.PaymentView.Bought;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Rows of the view into payments, with what belongs to them. */
record PaymentRows(JdbcClient jdbc, int book) {
    private record Part<V>(String stream, String id, V value) {}

    /** The payments that {@code select} finds, in its order. */
    List<PaymentView> of(StatementSpec select) {
        List<PaymentView> bare = select.query(PaymentRows::payment).list();
        if (bare.isEmpty()) {
            return bare;
        }
        List<String> streams =
                bare.stream().map(view -> view.payment().stream()).toList();
        var refunds = byStream(parts("refund", "refund", streams, PaymentRows::refund));
        var disputes = byStream(parts("dispute", "dispute", streams, PaymentRows::dispute));
        var moves = byStream(parts("move", "number", streams, PaymentRows::move));
        return bare.stream()
                .map(view -> whole(view, view.payment().stream(), refunds, disputes, moves))
                .toList();
    }

    private static PaymentView whole(
            PaymentView view,
            String stream,
            Map<String, Map<String, Refund>> refunds,
            Map<String, Map<String, Dispute>> disputes,
            Map<String, Map<String, MoveProgress>> moves) {
        return new PaymentView(
                view.payment(),
                view.amount(),
                view.payer(),
                view.bought(),
                view.objects(),
                view.course(),
                new Returns(refunds.getOrDefault(stream, Map.of()), disputes.getOrDefault(stream, Map.of())),
                List.copyOf(moves.getOrDefault(stream, Map.of()).values()),
                view.createdAt(),
                view.changedAt(),
                view.createdPosition(),
                view.position());
    }

    private <V> List<Part<V>> parts(String table, String id, Collection<String> streams, RowMapper<V> mapper) {
        return jdbc.sql("SELECT * FROM view_payment." + table + " WHERE book = :book AND stream IN (:streams) ORDER BY "
                        + id)
                .param("book", book)
                .param("streams", streams)
                .query((row, n) -> new Part<>(row.getString("stream"), row.getString(id), mapper.mapRow(row, n)))
                .list();
    }

    private static <V> Map<String, Map<String, V>> byStream(List<Part<V>> parts) {
        return parts.stream()
                .collect(Collectors.groupingBy(
                        Part::stream,
                        Collectors.toMap(Part::id, Part::value, (one, other) -> one, LinkedHashMap::new)));
    }

    private static PaymentView payment(ResultSet row, int n) throws SQLException {
        String payer = row.getString("payer");
        return new PaymentView(
                PaymentId.ofStream(row.getString("stream")),
                Money.of(row.getLong("amount"), row.getString("currency")),
                payer == null ? null : AccountId.ofStream(payer),
                bought(row),
                new PaidObjects(
                        row.getString("session"),
                        row.getString("intent"),
                        row.getString("charge"),
                        row.getString("invoice"),
                        row.getString("customer"),
                        row.getString("method")),
                new Course(
                        row.getBoolean("approved"),
                        row.getString("failure"),
                        row.getString("cancelled"),
                        received(row)),
                new Returns(Map.of(), Map.of()),
                List.of(),
                Times.read(row, "created_at"),
                Times.read(row, "changed_at"),
                row.getLong("created_position"),
                row.getLong("position"));
    }

    private static @Nullable Bought bought(ResultSet row) throws SQLException {
        String account = row.getString("account");
        return account == null
                ? null
                : new Bought(
                        AccountId.ofStream(account),
                        Source.valueOf(row.getString("source")),
                        row.getString("offer"),
                        new Credits(row.getBigDecimal("credits")));
    }

    private static @Nullable Money received(ResultSet row) throws SQLException {
        String currency = row.getString("received_currency");
        return currency == null ? null : Money.of(row.getLong("received"), currency);
    }

    private static Refund refund(ResultSet row, int n) throws SQLException {
        return new Refund(amount(row), row.getBoolean("failed"));
    }

    private static Dispute dispute(ResultSet row, int n) throws SQLException {
        return new Dispute(amount(row), Stage.valueOf(row.getString("stage")));
    }

    private static Money amount(ResultSet row) throws SQLException {
        return Money.of(row.getLong("amount"), row.getString("currency"));
    }

    private static MoveProgress move(ResultSet row, int n) throws SQLException {
        Move move = new Move(
                row.getInt("number"),
                Move.Kind.valueOf(row.getString("kind")),
                new Credits(row.getBigDecimal("credits")),
                row.getString("cause"),
                row.getInt("of_number"));
        return new MoveProgress(
                move,
                new Credits(row.getBigDecimal("asked")),
                row.getBoolean("done"),
                row.getObject("transaction", UUID.class),
                row.getInt("refusals"),
                row.getString("refusal"),
                Times.readOrNull(row, "retry_at"));
    }
}
