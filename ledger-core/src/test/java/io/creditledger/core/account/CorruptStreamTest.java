package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.creditledger.core.account.AccountEvent.AccountConfigured;
import io.creditledger.core.account.AccountEvent.AccountOpened;
import io.creditledger.core.account.AccountEvent.BlockExpiryChanged;
import io.creditledger.core.account.AccountEvent.BlockVoided;
import io.creditledger.core.account.AccountEvent.CreditsDecremented;
import io.creditledger.core.account.AccountEvent.CreditsExpired;
import io.creditledger.core.account.AccountEvent.CreditsGranted;
import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.AccountEvent.DecrementAmended;
import io.creditledger.core.account.AccountEvent.HoldCaptured;
import io.creditledger.core.account.AccountEvent.HoldReleased;
import io.creditledger.core.account.AccountEvent.PurchaseReinstated;
import io.creditledger.core.account.AccountEvent.PurchaseReversed;
import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Damaged books stop the ledger instead of being believed. The account: block 1 with 60 of 100 left, 20 of them pinned
 * by hold 5; 40 decremented; debt 0; two entries; balance 60.
 */
class CorruptStreamTest {
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
    private static final Usage USAGE = Usage.of("usage");
    private static final UUID NEW = id(99);

    private CreditAccount account = CreditAccount.UNOPENED;

    @BeforeEach
    void live() {
        account = CreditAccount.UNOPENED;
        List<AccountEvent> events = List.of(
                new AccountOpened(id(2), AT, Settings.DEFAULT),
                granted(1, 100, 100, terms(1, 100), 0),
                new CreditsDecremented(id(4), AT, 2, of(40), of(60), List.of(draw(1, 40)), of(0), USAGE, Note.NONE),
                new CreditsHeld(id(5), AT, of(20), List.of(draw(1, 20)), of(0), null, Note.NONE, null));
        events.forEach(event -> account = AccountEvolution.evolve(account, event));
    }

    @Test
    void the_same_events_undamaged_are_believed() {
        account = AccountEvolution.evolve(account, decremented(3, 40, 20, draw(1, 40)));
        account = AccountEvolution.evolve(account, captured(4, 20, 0, 5, true, draw(1, 20)));
        assertThat(((CreditAccount.Open) account).blocks()).isEmpty();
    }

    @Test
    void nothing_can_have_happened_before_the_opening() {
        assertThatThrownBy(() -> AccountEvolution.evolve(
                        CreditAccount.UNOPENED, new AccountConfigured(NEW, AT, Settings.DEFAULT)))
                .isInstanceOf(CorruptStream.class);
    }

    @TestFactory
    Stream<DynamicTest> impossible_events_stop_the_books() {
        return impossible().entrySet().stream()
                .map(event -> DynamicTest.dynamicTest(event.getKey(), () -> {
                    live();
                    assertThatThrownBy(() -> AccountEvolution.evolve(account, event.getValue()))
                            .isInstanceOf(CorruptStream.class);
                }));
    }

    private static Map<String, AccountEvent> impossible() {
        Map<String, AccountEvent> events = new LinkedHashMap<>();
        events.put("opened twice", new AccountOpened(NEW, AT, Settings.DEFAULT));
        events.put("an entry is missing", decremented(4, 40, 20, draw(1, 40)));
        events.put("an entry comes twice", decremented(2, 40, 20, draw(1, 40)));
        events.put("the balance does not follow", decremented(3, 40, 21, draw(1, 40)));
        events.put("the parts are less than the amount", decremented(3, 40, 20, draw(1, 39)));
        events.put("pinned credits are drawn", decremented(3, 41, 19, draw(1, 41)));
        events.put("a block is drawn that is not there", decremented(3, 1, 59, draw(8, 1)));
        events.put("a draw takes nothing", decremented(3, 1, 59, draw(1, 1), draw(1, 0)));
        events.put("a draw gives", decremented(3, 1, 59, draw(1, -1), draw(1, 2)));
        Draw dear = new Draw(id(1), of(1), UnitCost.of("0.5"));
        events.put("a draw names another cost", decremented(3, 1, 59, dear));
        events.put("a grant is more than its blocks", granted(3, 11, 71, terms(7, 10), 0));
        events.put("a grant repays a debt that is not there", granted(3, 10, 70, terms(7, 10), 1));
        events.put("a grant repays more than it is", granted(3, 10, 70, terms(7, 10), 11));
        events.put("a block is granted twice", granted(3, 100, 160, terms(1, 100), 0));
        events.put("a hold pins what is pinned", held(6, 41, draw(1, 41)));
        events.put("a hold is placed twice", held(5, 1, draw(1, 1)));
        events.put("a capture of no hold", captured(3, 1, 59, 6, false, draw(1, 1)));
        events.put("a capture of more than the hold", captured(3, 21, 39, 5, false, draw(1, 21)));
        events.put("a capture of another block", captured(3, 1, 59, 5, false, draw(8, 1)));
        events.put("a capture that uses the hold up but leaves it", captured(3, 20, 40, 5, false, draw(1, 20)));
        events.put("a release of no hold", new HoldReleased(NEW, AT, id(6), of(20), false));
        events.put("a release of less than the hold", new HoldReleased(NEW, AT, id(5), of(19), false));
        events.put("more expires than is free", new CreditsExpired(NEW, AT, 3, of(41), of(19), List.of(draw(1, 41))));
        events.put("another amount is voided", new BlockVoided(NEW, AT, 3, of(2), of(58), draw(1, 1), Note.NONE));
        events.put("more arrives than was moved", moved(5, 5, 6));
        events.put("less is drawn than was moved", moved(5, 4, 5));
        events.put("a block gets more than it ever had", amended(41, 101, 41));
        events.put("an amendment is not its parts", amended(3, 63, 2));
        events.put("a reversal is not its parts", reversed(10, 9, 10, 0));
        events.put("a reversal covers other credits", reversed(10, 10, 10, 1));
        events.put(
                "a reversal is given back that never was",
                new PurchaseReinstated(NEW, AT, 3, of(0), of(60), id(6), id(3), List.of(), of(0), null, Note.NONE));
        return events;
    }

    private static AccountEvent granted(long entry, long amount, long balance, BlockTerms terms, long repaid) {
        List<GrantedBlock> blocks = List.of(new GrantedBlock(terms, of(repaid)));
        return new CreditsGranted(id(90 + entry), AT, entry, of(amount), of(balance), blocks, Note.NONE);
    }

    private static AccountEvent decremented(long entry, long amount, long balance, Draw... draws) {
        return new CreditsDecremented(NEW, AT, entry, of(amount), of(balance), List.of(draws), of(0), USAGE, Note.NONE);
    }

    private static AccountEvent held(long hold, long amount, Draw draw) {
        return new CreditsHeld(id(hold), AT, of(amount), List.of(draw), of(0), null, Note.NONE, null);
    }

    private static AccountEvent captured(long entry, long amount, long balance, long hold, boolean last, Draw draw) {
        return new HoldCaptured(
                NEW, AT, entry, of(amount), of(balance), id(hold), List.of(draw), of(0), last, USAGE, Note.NONE);
    }

    private static AccountEvent moved(long amount, long drawn, long arrived) {
        return new BlockExpiryChanged(NEW, AT, 3, of(amount), of(60), draw(1, drawn), terms(7, arrived), Note.NONE);
    }

    private static AccountEvent amended(long amount, long balance, long restored) {
        List<Restored> parts = List.of(new Restored(terms(1, 100), of(restored)));
        return new DecrementAmended(
                NEW, AT, 3, of(amount), of(balance), id(4), parts, of(0), null, USAGE, AT, Note.NONE);
    }

    private static AccountEvent reversed(long amount, long taken, long covered, long forfeited) {
        List<Restored> parts = List.of(new Restored(terms(1, 100), of(taken)));
        return new PurchaseReversed(
                NEW, AT, 3, of(amount), of(60 - amount), id(3), of(covered), parts, of(0), of(forfeited), Note.NONE);
    }

    private static BlockTerms terms(long block, long amount) {
        return new BlockTerms(id(block), id(3), of(amount), Source.BONUS, AT, null, 0, UnitCost.ZERO);
    }

    private static Draw draw(long block, long amount) {
        return new Draw(id(block), of(amount), UnitCost.ZERO);
    }

    private static Credits of(long amount) {
        return Credits.of(amount);
    }

    private static UUID id(long number) {
        return new UUID(0x7000, number);
    }
}
