package io.creditledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenTableTest {
    private static final Projection VIEW = Ledger.VIEWS.get(0);
    private static Ledger ledger;
    private TokenTable tokens;

    @BeforeAll
    static void open() {
        ledger = new Ledger();
        new Rebuild(ledger.dataSource(), ledger.log(), 1).run(Ledger.VIEWS, ReplayProgress.NONE);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @BeforeEach
    void reset() {
        tokens = new TokenTable(ledger.dataSource(), 1);
        ledger.damage("UPDATE ledger.view_token SET owner = NULL, position = 0");
    }

    @Test
    void a_view_is_claimed_by_one_node_until_it_is_released_or_silent_for_five_seconds() {
        assertThat(tokens.claim(VIEW, "a")).hasValue(0);
        assertThat(tokens.claim(VIEW, "b")).isEmpty();
        assertThat(tokens.claim(VIEW, "a")).hasValue(0);
        tokens.release(VIEW, "b");
        assertThat(tokens.claim(VIEW, "b")).isEmpty();
        tokens.release(VIEW, "a");
        assertThat(tokens.claim(VIEW, "b")).hasValue(0);
        ledger.damage("UPDATE ledger.view_token SET claimed_at = now() - interval '6 seconds'");
        assertThat(tokens.claim(VIEW, "a")).hasValue(0);
        assertThat(tokens.extend(VIEW, "b")).isFalse();
        assertThat(tokens.extend(VIEW, "a")).isTrue();
    }

    @Test
    void a_view_of_a_node_without_connections_is_free_at_once() throws SQLException {
        String node = TokenTable.NODE + "17/1";
        Connection alive = ledger.dataSource().getConnection();
        try (alive) {
            alive.createStatement().execute("SET application_name = '" + TokenTable.NODE + "17'");
            assertThat(tokens.claim(VIEW, node)).hasValue(0);
            assertThat(tokens.claim(VIEW, "b")).isEmpty();
            assertThat(tokens.isAnyClaimed()).isTrue();
            alive.createStatement().execute("SET application_name = 'somebody else'");
        }
        assertThat(tokens.isAnyClaimed()).isFalse();
        assertThat(tokens.claim(VIEW, "b")).hasValue(0);
        assertThat(tokens.extend(VIEW, node)).isFalse();
    }

    @Test
    void a_token_moves_only_for_its_owner_and_only_from_where_it_stands() {
        assertThat(tokens.claim(VIEW, "a")).hasValue(0);
        assertThat(tokens.move(VIEW, "a", 0, 10)).isTrue();
        assertThat(tokens.move(VIEW, "a", 0, 10)).as("the same batch again").isFalse();
        assertThat(tokens.move(VIEW, "b", 10, 20)).as("another node").isFalse();
        tokens.release(VIEW, "a");
        assertThat(tokens.move(VIEW, "a", 10, 20)).as("after giving it up").isFalse();
        assertThat(tokens.position(VIEW)).hasValue(10);
    }
}
