package io.creditledger.projections.customer;

import io.creditledger.core.customer.CustomerEvent.CustomerChanged;
import io.creditledger.core.customer.CustomerEvent.CustomerCreated;
import io.creditledger.core.customer.CustomerEvent.TopUpSet;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.customer.Profile;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.projections.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the view {@value CustomerProjection#VIEW} says of customers; their details come from the events. */
public final class PgCustomerQueries implements CustomerQueries {
    private static final String DUE = """
            SELECT t.position FROM view_customer.top_up t
            LEFT JOIN view_balance.account a ON a.book = t.book AND a.account = t.account
            WHERE t.book = :book AND coalesce(a.balance, 0) <= t.threshold
                AND (t.active_from IS NULL OR t.active_from <= :now) AND t.position > :after
            ORDER BY t.position LIMIT :limit""";

    private static final String CUSTOMER =
            "SELECT created_position, profile_position FROM view_customer.customer WHERE book = :book";

    private final JdbcClient jdbc;
    private final EventLog log;
    private final int book;

    /** Where the book says that a customer was made, and who it is. */
    private record Row(long created, long profile) {}

    public PgCustomerQueries(DataSource dataSource, EventLog log, int book) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
        this.book = book;
    }

    @Override
    public Optional<CustomerView> customer(CustomerId id) {
        return customers(jdbc.sql(CUSTOMER + " AND stream = :stream")
                        .param("book", book)
                        .param("stream", id.stream())
                        .query((row, n) -> new Row(row.getLong(1), row.getLong(2)))
                        .list())
                .stream()
                .findFirst();
    }

    @Override
    public List<CustomerView> customers(String tenant, @Nullable Long before, int limit) {
        return customers(jdbc.sql(CUSTOMER + " AND tenant = :tenant AND created_position < :before"
                        + " ORDER BY created_position DESC LIMIT :limit")
                .param("book", book)
                .param("tenant", tenant)
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, n) -> new Row(row.getLong(1), row.getLong(2)))
                .list());
    }

    @Override
    public List<TopUpView> topUps(CustomerId customer, @Nullable Long before, int limit) {
        return topUps(jdbc.sql("SELECT position FROM view_customer.top_up"
                        + " WHERE book = :book AND stream = :stream AND position < :before"
                        + " ORDER BY position DESC LIMIT :limit")
                .param("book", book)
                .param("stream", customer.stream())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query((row, n) -> row.getLong(1))
                .list());
    }

    @Override
    public List<TopUpView> due(Instant now, long after, int limit) {
        return topUps(jdbc.sql(DUE)
                        .param("book", book)
                        .param("now", Times.parameter(now))
                        .param("after", after)
                        .param("limit", limit)
                        .query((row, n) -> row.getLong(1))
                        .list())
                .reversed();
    }

    private List<CustomerView> customers(List<Row> rows) {
        Map<Long, RecordedEvent> events =
                events(rows.stream()
                                .flatMap(row -> Stream.of(row.created(), row.profile()))
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(RecordedEvent::position, e -> e));
        return rows.stream()
                .map(row -> customer(
                        Objects.requireNonNull(events.get(row.created())),
                        Objects.requireNonNull(events.get(row.profile()))))
                .toList();
    }

    private List<TopUpView> topUps(List<Long> positions) {
        return events(positions).stream().map(PgCustomerQueries::topUp).toList();
    }

    /** The events at these positions, the latest first. */
    private List<RecordedEvent> events(List<Long> positions) {
        return positions.isEmpty()
                ? List.of()
                : log.at(positions).stream().map(log::decode).toList().reversed();
    }

    private static CustomerView customer(RecordedEvent recorded, RecordedEvent last) {
        CustomerCreated created = (CustomerCreated) recorded.event();
        Profile profile = last.event() instanceof CustomerChanged changed ? changed.profile() : created.profile();
        return new CustomerView(CustomerId.ofStream(recorded.stream()), profile, created.at(), recorded.position());
    }

    private static TopUpView topUp(RecordedEvent recorded) {
        TopUpSet set = (TopUpSet) recorded.event();
        return new TopUpView(CustomerId.ofStream(recorded.stream()), set.id(), set.terms(), recorded.position());
    }
}
