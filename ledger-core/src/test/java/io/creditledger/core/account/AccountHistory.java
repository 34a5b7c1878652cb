package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One account's life in memory: runs commands through the decider and reads facts back from what was recorded. */
final class AccountHistory {
    static final AccountId ACCOUNT = AccountId.organization("demo", "acme");

    private CreditAccount state = CreditAccount.UNOPENED;
    private final List<AccountEvent> events = new ArrayList<>();
    private final List<AccountCommand> asked = new ArrayList<>();
    private final Map<UUID, BlockTerms> terms = new LinkedHashMap<>();
    private final Set<UUID> ids = new HashSet<>();

    CreditAccount state() {
        return state;
    }

    Open open() {
        return (Open) state;
    }

    List<AccountEvent> events() {
        return events;
    }

    /** Every command so far, accepted or refused. */
    List<AccountCommand> asked() {
        return asked;
    }

    Map<UUID, BlockTerms> terms() {
        return terms;
    }

    /** Decides, records what follows, and checks what must hold after every command. */
    Decision<AccountEvent> run(AccountCommand command) {
        asked.add(command);
        Decision<AccountEvent> decision = AccountDecider.decide(command, state);
        assertThat(AccountDecider.decide(command, state)).as("decided twice").isEqualTo(decision);
        CreditAccount before = state;
        decision.events().forEach(this::record);
        if (decision instanceof Decision.Refused) {
            assertThat(state).isSameAs(before);
        }
        decision.events().forEach(event -> assertThat(event.at()).isEqualTo(command.at()));
        if (state instanceof Open open) {
            assertBooksBalance(open);
        }
        return decision;
    }

    /** Adds an event that no command made here, for example from before the story begins. */
    void record(AccountEvent event) {
        assertThat(ids.add(event.id())).as("event id %s is new", event.id()).isTrue();
        state = AccountEvolution.evolve(state, event);
        events.add(event);
        newTerms(event).forEach(block -> terms.put(block.block(), block));
    }

    /** Everything again from the first event gives the same account, and the statement adds up. */
    void assertReplays() {
        CreditAccount replayed = CreditAccount.UNOPENED;
        Credits balance = Credits.ZERO;
        long entries = 0;
        for (AccountEvent event : events) {
            replayed = AccountEvolution.evolve(replayed, event);
            if (event instanceof Entry entry) {
                balance = balance.plus(entry.change());
                assertThat(entry.entry()).isEqualTo(++entries);
                assertThat(entry.balance()).isEqualTo(balance);
            }
        }
        assertThat(replayed).isEqualTo(state);
    }

    private static void assertBooksBalance(Open open) {
        Credits sum = open.debt().negated();
        Map<UUID, Credits> held = new HashMap<>();
        for (Hold hold : open.holds().values()) {
            assertThat(hold.amount().isPositive()).isTrue();
            hold.draws().forEach(draw -> held.merge(draw.block(), draw.amount(), Credits::plus));
        }
        for (Block block : open.blocks()) {
            sum = sum.plus(block.remaining());
            Credits pinned = held.getOrDefault(block.terms().block(), Credits.ZERO);
            if (!block.remaining().isPositive() || !block.held().equals(pinned)) {
                throw new AssertionError(block + " is empty, or holds have pinned " + pinned + " of it");
            }
            held.remove(block.terms().block());
        }
        assertThat(held).as("pins on blocks that are not there").isEmpty();
        assertThat(open.debt().isNegative()).isFalse();
        assertThat(open.balance()).as("balance = remaining - debt").isEqualTo(sum);
        assertThat(open.blocks()).isSortedAccordingTo(Block.DRAW_ORDER);
    }

    /** What a reader of the history finds about all decrements and captures, latest first. */
    List<RecordedUse> recordedUses() {
        return events.stream()
                .filter(e -> e instanceof AccountEvent.CreditsDecremented || e instanceof AccountEvent.HoldCaptured)
                .map(e -> new RecordedUse(e.id(), recordedDecrement(e.id())))
                .toList()
                .reversed();
    }

    /** What a reader of the history finds about a decrement or capture. */
    RecordedDecrement recordedDecrement(UUID id) {
        for (AccountEvent event : events) {
            if (event.id().equals(id) && event instanceof AccountEvent.CreditsDecremented e) {
                return new RecordedDecrement(restored(e.draws()), e.overdraft(), e.usage(), e.at(), e.metered());
            }
            if (event.id().equals(id) && event instanceof AccountEvent.HoldCaptured e) {
                return new RecordedDecrement(restored(e.draws()), e.overdraft(), e.usage(), e.at());
            }
        }
        return new RecordedDecrement(List.of(), Credits.ZERO, Usage.of("usage"), Instant.EPOCH);
    }

    /** What a reader who has seen the statement up to {@code entry} finds about a purchase. */
    RecordedPurchase recordedPurchase(UUID id, long entry) {
        Credits amount = Credits.ZERO;
        Credits forfeited = Credits.ZERO;
        for (AccountEvent event : events) {
            if (event instanceof Entry line && line.entry() > entry) {
                break;
            }
            if (event instanceof AccountEvent.CreditsPurchased e && e.id().equals(id)) {
                amount = e.amount();
            }
            for (Draw draw : forfeits(event)) {
                boolean own = terms.get(draw.block()).grant().equals(id);
                forfeited = own ? forfeited.plus(draw.amount()) : forfeited;
            }
        }
        return new RecordedPurchase(amount, forfeited, entry);
    }

    /** Number of the last line of the statement; 0: none. */
    long entries() {
        return state instanceof Open open ? open.entries() : 0;
    }

    private static List<Draw> forfeits(AccountEvent event) {
        if (event instanceof AccountEvent.CreditsExpired e) {
            return e.draws();
        }
        return event instanceof AccountEvent.BlockVoided e ? List.of(e.draw()) : List.of();
    }

    private List<Restored> restored(List<Draw> draws) {
        return draws.stream()
                .map(draw -> new Restored(terms.get(draw.block()), draw.amount()))
                .toList();
    }

    private static List<BlockTerms> newTerms(AccountEvent event) {
        return switch (event) {
            case AccountEvent.CreditsPurchased e ->
                e.blocks().stream().map(GrantedBlock::terms).toList();
            case AccountEvent.CreditsGranted e ->
                e.blocks().stream().map(GrantedBlock::terms).toList();
            case AccountEvent.BlockExpiryChanged e -> List.of(e.terms());
            case AccountEvent.DecrementAmended e -> newTerms(e.block());
            case AccountEvent.PurchaseReinstated e -> newTerms(e.block());
            default -> List.of();
        };
    }

    private static List<BlockTerms> newTerms(@Nullable BlockTerms terms) {
        return terms == null ? List.of() : List.of(terms);
    }
}
