package io.creditledger.projections;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsPurchased;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Usage;
import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.Period;
import io.creditledger.core.tier.TierChange;
import io.creditledger.core.tier.TierCommand;
import io.creditledger.core.tier.TierTerms;
import io.creditledger.projections.balance.BlockView;
import io.creditledger.projections.balance.PgBalanceQueries;
import io.creditledger.projections.history.AccountHistory;
import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.tier.PgTierQueries;
import io.creditledger.projections.tier.TierView;
import io.creditledger.projections.transaction.EntryType;
import io.creditledger.projections.transaction.Line;
import io.creditledger.projections.transaction.PgTransactionQueries;
import io.creditledger.projections.transaction.TransactionFilter;
import io.creditledger.projections.transaction.TransactionFilter.Pattern;
import io.creditledger.projections.transaction.TransactionView;
import io.creditledger.projections.usage.PgUsageQueries;
import io.creditledger.projections.usage.UsageView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The answers of the views against the history that the test kept itself. */
class QueriesTest {
    private static final AccountId ACCOUNT = Ledger.account(1);
    private static Ledger ledger;
    private static RandomHistory history;
    private static PgBalanceQueries balances;
    private static PgTransactionQueries transactions;
    private static PgUsageQueries usages;
    private static PgTierQueries tiers;

    @BeforeAll
    static void write() {
        ledger = new Ledger();
        history = new RandomHistory(ledger, 5, 3);
        history.run(900);
        tier("gold", 1);
        tier("basic", 2);
        Instant now = history.now;
        TierTerms better = new TierTerms("Gold+", new BigDecimal("60"), Credits.of(9), Credits.of(1), Period.ONETIME);
        ledger.submit(
                new TierCommand.UpdateTier("demo", "e", new UUID(9, 3), now, "gold", TierChange.to(better), null));
        ledger.submit(new TierCommand.RetireTier("demo", "e", new UUID(9, 4), now, "basic", null));
        new Rebuild(ledger.dataSource(), ledger.log(), 1).run(Ledger.VIEWS, ReplayProgress.NONE);
        balances = new PgBalanceQueries(ledger.dataSource(), 1);
        transactions = new PgTransactionQueries(ledger.dataSource(), ledger.log(), 1);
        usages = new PgUsageQueries(ledger.dataSource(), ledger.log(), 1);
        tiers = new PgTierQueries(ledger.dataSource(), 1);
    }

    @AfterAll
    static void close() {
        ledger.close();
    }

    @Test
    void a_statement_lists_every_line_newest_first_and_pages_without_repeats() {
        List<Entry> expected = history.lines(ACCOUNT).reversed();
        assertThat(transactions.list(ACCOUNT, TransactionFilter.ALL, 10_000).stream()
                        .map(TransactionView::event))
                .isEqualTo(expected);
        Long before = null;
        List<Entry> paged = new ArrayList<>();
        List<TransactionView> page;
        do {
            page = transactions.list(ACCOUNT, new TransactionFilter(List.of(), before), 7);
            page.forEach(line -> paged.add(line.event()));
            before = page.isEmpty() ? before : page.getLast().event().entry();
        } while (!page.isEmpty());
        assertThat(paged).isEqualTo(expected);
    }

    @Test
    void filters_take_any_of_their_patterns() {
        List<Pattern> patterns = List.of(
                new Pattern(EntryType.PURCHASE, null, List.of()),
                new Pattern(null, "inference", List.of()),
                new Pattern(EntryType.CAPTURE, null, List.of("storage", "inference")));
        assertThat(transactions.list(ACCOUNT, new TransactionFilter(patterns, null), 10_000).stream()
                        .map(TransactionView::event))
                .isEqualTo(history.lines(ACCOUNT).reversed().stream()
                        .filter(line -> Line.type(line) == EntryType.PURCHASE
                                || Line.kind(line).equals("inference")
                                || Line.type(line) == EntryType.CAPTURE
                                        && Line.kind(line).equals("web_search"))
                        .toList());
        List<Pattern> rare = List.of(new Pattern(EntryType.REVERSAL, null, List.of()));
        assertThat(transactions.list(ACCOUNT, new TransactionFilter(rare, null), 10_000))
                .isNotEmpty()
                .allMatch(line -> line.type() == EntryType.REVERSAL);
    }

    @Test
    void draws_name_the_payment_behind_their_block_even_after_its_expiry_was_changed() {
        List<BlockView> blocks = balances.blocks(ACCOUNT, true, history.now, 10_000, 0);
        Map<UUID, BlockView> byId = new TreeMap<>();
        blocks.forEach(block -> byId.put(block.terms().block(), block));
        long funded = 0;
        for (TransactionView line : transactions.list(ACCOUNT, TransactionFilter.ALL, 10_000)) {
            for (var draw : line.draws()) {
                BlockView block = byId.get(draw.draw().block());
                assertThat(draw.payment()).isEqualTo(block.payment());
                assertThat(draw.grant()).isEqualTo(block.terms().grant());
                funded += draw.payment() == null ? 0 : 1;
            }
        }
        assertThat(funded).isPositive();
        assertThat(blocks.stream()
                        .filter(b -> b.payment() != null
                                && !b.terms().block().equals(b.terms().grant())))
                .as("second and moved blocks of paid purchases")
                .isNotEmpty();
    }

    @Test
    void recorded_facts_are_those_of_the_history() {
        int purchases = 0;
        int decrements = 0;
        for (Entry line : history.lines(ACCOUNT)) {
            var recorded = history.recorded(line);
            assertThat(transactions.recordedDecrement(ACCOUNT, line.id()).orElse(null))
                    .isEqualTo(recorded);
            decrements += recorded == null ? 0 : 1;
            var purchase = line instanceof CreditsPurchased p ? history.recorded(ACCOUNT, p) : null;
            assertThat(transactions.recordedPurchase(ACCOUNT, line.id()).orElse(null))
                    .isEqualTo(purchase);
            purchases += purchase == null ? 0 : 1;
        }
        assertThat(purchases).isPositive();
        assertThat(decrements).isPositive();
    }

    @Test
    void a_transaction_is_found_by_its_own_account_only() {
        UUID id = history.lines(ACCOUNT).getFirst().id();
        assertThat(transactions.find(ACCOUNT, id)).isPresent();
        assertThat(transactions.find(Ledger.account(2), id)).isEmpty();
        assertThat(transactions.find(ACCOUNT, new UUID(1, 2))).isEmpty();
    }

    @Test
    void accounts_of_a_tenant_come_in_order_and_page() {
        List<String> all = balances.accounts("demo", null, 10, history.now).stream()
                .map(view -> view.account().text())
                .toList();
        assertThat(all).containsExactly("customer:c0", "customer:c1", "customer:c2");
        assertThat(balances.accounts("demo", "customer:c0", 1, history.now))
                .singleElement()
                .satisfies(view -> assertThat(view.account()).isEqualTo(ACCOUNT));
        assertThat(balances.accounts("dem", null, 10, history.now)).isEmpty();
    }

    @Test
    void what_is_due_is_what_expiring_would_change() {
        Instant later = history.now.plus(Duration.ofDays(30));
        List<AccountId> due = balances.due(later, 10);
        assertThat(due).isNotEmpty();
        for (AccountId account : due) {
            boolean expired = balances.blocks(account, true, later, 10_000, 0).stream()
                    .anyMatch(b -> b.terms().isExpiredAt(later) && b.remaining().exceeds(b.held()));
            boolean ended = balances.holds(account, Instant.MIN, 1_000).size()
                    > balances.holds(account, later, 1_000).size();
            assertThat(expired || ended).isTrue();
        }
        assertThat(balances.due(RandomHistory.START, 10)).isEmpty();
    }

    @Test
    void usage_between_any_two_moments_is_exact() {
        List<Instant> moments = history.lines(ACCOUNT).stream()
                .filter(line -> Line.usage(line) != null)
                .map(Line::occurredAt)
                .sorted()
                .toList();
        assertThat(moments).hasSizeGreaterThan(30);
        for (int i = 0; i < moments.size(); i += 7) {
            for (int j = i; j < moments.size(); j += 11) {
                Instant from = moments.get(i);
                Instant to = moments.get(j);
                assertThat(sums(usages.between(ACCOUNT, from, to)))
                        .as("%s to %s", from, to)
                        .isEqualTo(expected(from, to));
                assertThat(sums(usages.between(ACCOUNT, from.plusNanos(1_000), to)))
                        .isEqualTo(expected(from.plusNanos(1_000), to));
            }
        }
        LocalDate first = LocalDate.of(2025, 12, 1);
        assertThat(sums(usages.perDay(ACCOUNT, first, first.plusYears(1))))
                .isEqualTo(expected(Instant.EPOCH, history.now));
    }

    @Test
    void tiers_keep_the_order_in_which_they_were_added() {
        assertThat(tiers.tiers("demo", "e", true).stream().map(TierView::tier)).containsExactly("gold", "basic");
        assertThat(tiers.tiers("demo", "e", false)).singleElement().satisfies(tier -> {
            assertThat(tier.version()).isEqualTo(2);
            assertThat(tier.terms().name()).isEqualTo("Gold+");
            assertThat(tier.terms().price()).isEqualTo(new BigDecimal("60"));
        });
        assertThat(tiers.tier("demo", "e", "basic").orElseThrow().retired()).isTrue();
        assertThat(tiers.tier("demo", "other", "basic")).isEmpty();
    }

    @Test
    void the_past_of_an_account_is_what_its_statement_said_then() {
        AccountHistory past = new AccountHistory(ledger.log());
        for (TransactionView line : transactions.list(ACCOUNT, TransactionFilter.ALL, 60)) {
            assertThat(past.at(ACCOUNT, line.position(), history.now)
                            .orElseThrow()
                            .account()
                            .balance())
                    .isEqualTo(line.event().balance());
        }
        assertThat(past.at(ACCOUNT, Long.MAX_VALUE, history.now).orElseThrow().account())
                .isEqualTo(balances.account(ACCOUNT, history.now).orElseThrow());
        assertThat(past.at(ACCOUNT, 0, history.now)).isEmpty();
        assertThat(past.asOf(ACCOUNT, Instant.EPOCH)).isEmpty();
    }

    private static void tier(String name, int n) {
        TierTerms terms = new TierTerms(name, new BigDecimal("50"), Credits.of(5), Credits.ZERO, Period.MONTHLY);
        ledger.submit(new TierCommand.AddTier("demo", "e", new UUID(9, n), history.now, name, terms));
    }

    private record Sum(Credits credits, long count, long tokens, long spans) {}

    private static Map<String, Sum> sums(List<UsageView> views) {
        Map<String, Sum> sums = new TreeMap<>();
        for (UsageView view : views) {
            Sum sum = new Sum(view.credits(), view.count(), view.inputTokens() + view.outputTokens(), view.spanCount());
            sums.merge(view.kind(), sum, QueriesTest::plus);
        }
        return sums;
    }

    private static Map<String, Sum> expected(Instant from, Instant to) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Entry line : history.lines(ACCOUNT)) {
            Usage usage = Line.usage(line);
            Instant time = Line.occurredAt(line);
            Sum sum = usage == null ? null : used(line, usage);
            if (line instanceof DecrementAmended amended) {
                usage = amended.usage();
                time = usage.occurredAt() == null ? amended.decrementedAt() : usage.occurredAt();
                sum = new Sum(amended.amount().negated(), 0, 0, 0);
            }
            if (usage != null && sum != null && !time.isBefore(from) && !time.isAfter(to)) {
                sums.merge(usage.kind(), sum, QueriesTest::plus);
            }
        }
        return sums;
    }

    private static Sum used(Entry line, Usage usage) {
        // The history notes three spans with each plain decrement, none with captures and metered ones.
        long spans = line instanceof CreditsDecremented decrement && decrement.metered() == null ? 3 : 0;
        return new Sum(line.change().negated(), 1, tokens(usage.inputTokens()) + tokens(usage.outputTokens()), spans);
    }

    private static long tokens(@Nullable Long tokens) {
        return tokens == null ? 0 : tokens;
    }

    private static Sum plus(Sum a, Sum b) {
        return new Sum(a.credits.plus(b.credits), a.count + b.count, a.tokens + b.tokens, a.spans + b.spans);
    }
}
