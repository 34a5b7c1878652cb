package io.creditledger.projections.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsOrdered;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Block;
import io.creditledger.core.account.RecordedUse;
import io.creditledger.core.eventstore.RecordedEvent;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.Ledger;
import io.creditledger.projections.Projection;
import io.creditledger.projections.RandomHistory;
import io.creditledger.projections.Remembered;
import io.creditledger.projections.ViewFold;
import io.creditledger.projections.ViewTables;
import io.creditledger.projections.balance.BalanceProjection;
import io.creditledger.projections.balance.BlockView;
import io.creditledger.projections.balance.PgBalanceQueries;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A customer's ledger after a random history of all commands, added up again entry by entry. */
class CreditLedgerTest {
    private static final int FIRST = 3; // of those that belong to a registered customer
    private static final int ACCOUNTS = 7;
    private static Ledger ledger;
    private static RandomHistory history;
    private static PgCreditQueries credits;
    private static PgBalanceQueries balances;

    @BeforeAll
    static void write() {
        ledger = new Ledger();
        history = new RandomHistory(ledger, 11, ACCOUNTS);
        assertThat(history.run(1_800)).isGreaterThan(500);
        List<RecordedEvent> events = ledger.events();
        fold(new BalanceProjection(), events);
        fold(new CustomerProjection(), events);
        credits = new PgCreditQueries(ledger.dataSource(), ledger.log(), 1);
        balances = new PgBalanceQueries(ledger.dataSource(), 1);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void accounts_of_customers_that_nobody_registered_have_no_ledger() {
        for (int n = 0; n < FIRST; n++) {
            assertThat(oldestFirst(Ledger.account(n))).isEmpty();
        }
    }

    @Test
    void entries_continue_each_other_from_nothing_to_the_balance() {
        Set<CreditType> met = new HashSet<>();
        for (int n = FIRST; n < ACCOUNTS; n++) {
            Credits balance = Credits.ZERO;
            long number = 0;
            for (CreditEntryView entry : oldestFirst(Ledger.account(n))) {
                CreditPart what = entry.what();
                assertThat(entry.number()).isEqualTo(++number);
                assertThat(what.starting()).isEqualTo(balance);
                assertThat(what.ending()).isEqualTo(ending(entry));
                balance = what.ending();
                met.add(what.type());
            }
            assertThat(balance)
                    .isEqualTo(balances.account(Ledger.account(n), history.now)
                            .orElseThrow()
                            .balance());
        }
        assertThat(met).containsExactlyInAnyOrder(CreditType.values());
    }

    @Test
    void the_entries_of_a_line_are_found_by_its_position_however_long_the_ledger_is() {
        AccountId account = Ledger.account(FIRST);
        Map<UUID, Long> positions = ledger.events().stream()
                .filter(e -> e.stream().equals(account.stream()))
                .collect(Collectors.toMap(e -> e.event().id(), RecordedEvent::position));
        Map<Long, List<CreditEntryView>> lines = oldestFirst(account).stream()
                .collect(Collectors.groupingBy(
                        entry -> positions.get(entry.line().id())));
        lines.forEach((position, entries) ->
                assertThat(credits.entriesAt(account, position)).isEqualTo(entries));
        assertThat(lines).hasSizeGreaterThan(50);
        String plan = String.join(
                "\n",
                JdbcClient.create(ledger.dataSource())
                        .sql("EXPLAIN SELECT number FROM view_customer.entry"
                                + " WHERE book = 1 AND account = ? AND position = ?")
                        .params(account.stream(), 7L)
                        .query(String.class)
                        .list());
        assertThat(plan).contains("entry_of_line");
    }

    @Test
    void what_entries_did_to_a_block_is_what_is_left_of_it_and_a_void_says_what_there_was() {
        for (int n = FIRST; n < ACCOUNTS; n++) {
            AccountId account = Ledger.account(n);
            Map<UUID, BlockView> blocks = balances.blocks(account, true, history.now, 10_000, 0).stream()
                    .collect(Collectors.toMap(b -> b.terms().block(), b -> b));
            Map<UUID, Credits> remaining = new HashMap<>();
            blocks.forEach(
                    (id, block) -> remaining.put(id, block.terms().amount().minus(block.repaid())));
            for (CreditEntryView entry : oldestFirst(account)) {
                UUID block = entry.block();
                if (block != null) {
                    if (entry.what().type() == CreditType.VOID_INITIATED) {
                        assertThat(entry.remaining()).isEqualTo(remaining.get(block));
                    }
                    remaining.merge(block, entry.what().effect(), Credits::plus);
                }
            }
            blocks.forEach((id, block) -> assertThat(remaining.get(id)).isEqualTo(block.remaining()));
        }
    }

    @Test
    void a_decrement_draws_by_priority_then_soonest_expiry_then_lower_cost() {
        int several = 0;
        for (int n = FIRST; n < ACCOUNTS; n++) {
            AccountId account = Ledger.account(n);
            Map<UUID, BlockView> blocks = balances.blocks(account, true, history.now, 10_000, 0).stream()
                    .collect(Collectors.toMap(b -> b.terms().block(), b -> b));
            Map<Long, List<Block>> drawn = oldestFirst(account).stream()
                    .filter(entry -> entry.line() instanceof CreditsDecremented && entry.block() != null)
                    .collect(Collectors.groupingBy(
                            entry -> entry.line().entry(),
                            Collectors.mapping(entry -> block(blocks, entry.block()), Collectors.toList())));
            for (List<Block> order : drawn.values()) {
                assertThat(order).isSortedAccordingTo(Block.DRAW_ORDER);
                several += order.size() > 1 ? 1 : 0;
            }
        }
        assertThat(several).isGreaterThan(5);
    }

    @Test
    void the_uses_of_a_block_are_found_latest_first_and_cover_what_is_asked() {
        int found = 0;
        for (int n = FIRST; n < ACCOUNTS; n++) {
            for (CreditBlockView block : blocks(Ledger.account(n))) {
                List<RecordedUse> all = credits.uses(block, Credits.of(1_000_000));
                Credits used = drawn(all);
                List<RecordedUse> some = credits.uses(block, used.min(Credits.of(1)));
                assertThat(all.subList(0, some.size())).isEqualTo(some);
                assertThat(drawn(some).exceeds(used)).isFalse();
                found += all.isEmpty() ? 0 : 1;
            }
        }
        assertThat(found).isGreaterThan(5);
    }

    private static Credits drawn(List<RecordedUse> uses) {
        return uses.stream().map(use -> use.recorded().amount()).reduce(Credits.ZERO, Credits::plus);
    }

    /** What was ordered is in no balance before it is paid. */
    private static Credits ending(CreditEntryView entry) {
        CreditPart what = entry.what();
        if (entry.line() instanceof CreditsOrdered) {
            return what.starting();
        }
        return switch (what.type()) {
            case INCREMENT, AMENDMENT -> what.starting().plus(what.amount());
            case DECREMENT, CREDIT_BLOCK_EXPIRY, VOID -> what.starting().minus(what.amount());
            case EXPIRATION_CHANGE, VOID_INITIATED -> what.starting();
        };
    }

    private static Block block(Map<UUID, BlockView> blocks, UUID id) {
        return new Block(blocks.get(id).terms(), Credits.ZERO, Credits.ZERO);
    }

    private static List<CreditBlockView> blocks(AccountId account) {
        return credits.blocks(account, new BlockFilter(true, null, null, null, null, null), history.now, 10_000, 0);
    }

    private static List<CreditEntryView> oldestFirst(AccountId account) {
        return new ArrayList<>(credits.entries(account, CreditFilter.ALL, 100_000)).reversed();
    }

    private static void fold(Projection projection, List<RecordedEvent> events) {
        ledger.transaction(connection -> {
            ViewTables.create(connection, projection, projection.schema());
            ViewFold fold = projection.fold(1, new Remembered());
            events.forEach(fold::add);
            fold.flush(connection, projection.schema());
        });
    }
}
