package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.ItemFilter.Operator;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.decider.Ids;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Blocks with filters, by random use, against a drawing that sorts and asks anew each time. */
class FilteredBlocksTest {
    private static final Instant AT = Instant.parse("2026-01-10T00:00:00Z");
    private static final List<String> ITEMS = List.of("gpu", "cpu", "disk");

    private final AccountHistory history = new AccountHistory();
    private final List<Pot> pots = new ArrayList<>();
    private int commands;

    /** A block as somebody would keep it on paper. */
    private static final class Pot {
        final UUID id;
        final List<ItemFilter> filters;
        final int order;
        long left;

        Pot(UUID id, List<ItemFilter> filters, int order, long left) {
            this.id = id;
            this.filters = filters;
            this.order = order;
            this.left = left;
        }

        boolean pays(@Nullable String item) {
            for (ItemFilter filter : filters) {
                boolean named = item != null && filter.items().contains(item);
                if (item == null || named != (filter.operator() == Operator.INCLUDES)) {
                    return false;
                }
            }
            return true;
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void a_block_with_filters_pays_for_metered_usage_of_its_items_and_nothing_else(long seed) {
        Random random = new Random(seed);
        boolean negative = seed % 3 == 0;
        history.run(new OpenAccount(AccountHistory.ACCOUNT, id(), AT, new Settings(negative, Credits.ZERO), List.of()));
        int used = 0;
        int refused = 0;
        for (int i = 0; i < 250; i++) {
            if (random.nextInt(4) == 0) {
                purchase(random);
                continue;
            }
            String item = random.nextInt(3) == 0 ? null : ITEMS.get(random.nextInt(ITEMS.size()));
            long amount = 1L + random.nextInt(60);
            boolean hold = item == null && random.nextInt(4) == 0;
            boolean allowed = negative || reach(item) - debt() >= amount;
            Decision<AccountEvent> decision = history.run(command(item, amount, hold));

            assertThat(decision instanceof Decision.Accepted).as("step %d", i).isEqualTo(allowed);
            if (allowed) {
                assertThat(drawn(decision)).as("step %d for %s", i, item).isEqualTo(expected(item, amount));
                used++;
            } else {
                refused++;
            }
            assertThat(history.open().availableAt(AT)).isEqualTo(Credits.of(reach(null) - debt() - heldOverdraft()));
        }
        history.assertReplays();
        assertThat(used).isGreaterThan(50);
        assertThat(refused > 0).isEqualTo(!negative);
    }

    private void purchase(Random random) {
        List<ItemFilter> filters = new ArrayList<>();
        for (int left = random.nextInt(3); left > 0; left--) {
            Operator operator = Operator.values()[random.nextInt(2)];
            filters.add(new ItemFilter(operator, ITEMS.subList(random.nextInt(2), 2 + random.nextInt(2))));
        }
        int priority = random.nextInt(4);
        UUID command = id();
        long amount = 1L + random.nextInt(100);
        long debt = debt();
        NewBlock block =
                new NewBlock(Credits.of(amount), Source.PURCHASE, null, null, priority, UnitCost.ZERO, filters);
        history.run(new PurchaseCredits(
                AccountHistory.ACCOUNT, command, AT, List.of(block), Source.PURCHASE, null, null, Note.NONE));
        long repaid = filters.isEmpty() ? Math.min(debt, amount) : 0;
        pots.add(new Pot(Ids.nth(command, 100), filters, priority, amount - repaid));
        assertThat(debt()).isEqualTo(debt - repaid);
    }

    private AccountCommand command(@Nullable String item, long amount, boolean hold) {
        if (hold) {
            return new HoldCredits(AccountHistory.ACCOUNT, id(), AT, Credits.of(amount), null, Note.NONE);
        }
        Usage usage = Usage.of("usage");
        if (item == null) {
            return new DecrementCredits(AccountHistory.ACCOUNT, id(), AT, Credits.of(amount), usage, Note.NONE);
        }
        return new MeterUsage(
                AccountHistory.ACCOUNT,
                id(),
                AT,
                Tariffs.id(item),
                BigDecimal.valueOf(amount),
                new TreeMap<>(),
                Tariffs.flat(item),
                usage,
                Note.NONE);
    }

    /** What the pots give, taken out of them. */
    private List<String> expected(@Nullable String item, long amount) {
        List<Pot> sorted = new ArrayList<>(pots);
        sorted.sort(Comparator.comparingInt((Pot pot) -> pot.order).thenComparing(pot -> pot.id));
        List<String> drawn = new ArrayList<>();
        long missing = amount;
        for (Pot pot : sorted) {
            long part = pot.pays(item) ? Math.min(pot.left, missing) : 0;
            if (part > 0) {
                pot.left -= part;
                missing -= part;
                drawn.add(pot.id + ":" + part);
            }
        }
        return drawn;
    }

    private static List<String> drawn(Decision<AccountEvent> decision) {
        AccountEvent event = decision.events().getLast();
        List<Draw> draws = event instanceof CreditsHeld held ? held.draws() : ((CreditsDecremented) event).draws();
        return draws.stream().map(draw -> draw.block() + ":" + draw.amount()).toList();
    }

    private long reach(@Nullable String item) {
        return pots.stream()
                .filter(pot -> pot.pays(item))
                .mapToLong(pot -> pot.left)
                .sum();
    }

    private long debt() {
        return history.open().debt().value().longValueExact();
    }

    private long heldOverdraft() {
        return history.open().holds().values().stream()
                .mapToLong(hold -> hold.overdraft().value().longValueExact())
                .sum();
    }

    private UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + ++commands * 100_000L);
    }
}
