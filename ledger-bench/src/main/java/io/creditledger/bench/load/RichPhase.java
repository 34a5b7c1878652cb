package io.creditledger.bench.load;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountCommand.CaptureHold;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.HoldCredits;
import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** Commands that ask more of the model than a plain decrement, beside it. */
final class RichPhase implements Phase {
    private static final Usage USAGE = Usage.of("inference");
    /** Drawn before the large blocks that every account has. */
    private static final NewBlock SMALL =
            new NewBlock(Credits.of(1), Source.PURCHASE, null, null, -1, UnitCost.of("0.0125"));

    private final ArrayDeque<AccountCommand> followUps = new ArrayDeque<>();

    @Override
    public String name() {
        return "rich";
    }

    @Override
    public void run(Plan plan, Site site, Report report) throws Exception {
        try (Arena arena = Arena.create(site)) {
            Population population = new Population(plan.accounts());
            LedgerGateway gateway = arena.ledger().gateway();
            population.open(gateway);
            List<Result> results = Rounds.interleaved(
                    plan,
                    report,
                    Cpu.of(arena.config()),
                    List.of(
                            measure(arena, "plain decrements", population.decrements(population::any)),
                            measure(
                                    arena,
                                    "purchases with two blocks",
                                    () -> population.submission(purchase(population.any(), 2))),
                            measure(
                                    arena,
                                    "holds, each captured next",
                                    pairs(population, population::any, RichPhase::holdAndCapture)),
                            measure(
                                    arena,
                                    "purchases of five blocks, each used up by a decrement next",
                                    pairs(population, population::any, RichPhase::fiveBlocks))));
            Result plain = results.getFirst();
            for (Result result : results) {
                report.add(Line.of(name(), result)
                        .ratio(String.format(Locale.ROOT, "%.2f of plain", result.ratioTo(plain))));
            }
            arena.verify(name());
        }
    }

    private static Measure measure(Arena arena, String name, Supplier<Submission> commands) {
        return new Measure(name, "commands/s", time -> {
            Sample sample = ClosedLoop.run(arena.ledger().gateway(), 512, time, commands);
            arena.catchUp();
            return sample;
        });
    }

    /** Five blocks bought and used up, again and again: 2,000 times in 4,000 commands. */
    Supplier<Submission> usedUp(Population population, AccountId account) {
        return pairs(population, () -> account, RichPhase::fiveBlocks);
    }

    private interface Pair {
        List<AccountCommand> of(AccountId account);
    }

    /** Commands of an account are decided in the order in which they are sent, so the second may follow at once. */
    private Supplier<Submission> pairs(Population population, Supplier<AccountId> whose, Pair pair) {
        return () -> {
            if (followUps.isEmpty()) {
                followUps.addAll(pair.of(whose.get()));
            }
            return population.submission(followUps.remove());
        };
    }

    private static PurchaseCredits purchase(AccountId account, int blocks) {
        return new PurchaseCredits(
                account,
                UuidCreator.getTimeOrderedEpochFast(),
                Population.now(),
                Collections.nCopies(blocks, SMALL),
                Source.PURCHASE,
                null,
                null,
                Note.NONE);
    }

    private static List<AccountCommand> holdAndCapture(AccountId account) {
        HoldCredits hold = new HoldCredits(
                account, UuidCreator.getTimeOrderedEpochFast(), Population.now(), Credits.of(3), null, Note.NONE);
        return List.of(
                hold,
                new CaptureHold(
                        account,
                        UuidCreator.getTimeOrderedEpochFast(),
                        hold.at(),
                        hold.id(),
                        Credits.of(2),
                        true,
                        USAGE,
                        Note.NONE));
    }

    private static List<AccountCommand> fiveBlocks(AccountId account) {
        PurchaseCredits purchase = purchase(account, 5);
        return List.of(
                purchase,
                new DecrementCredits(
                        account,
                        UuidCreator.getTimeOrderedEpochFast(),
                        purchase.at(),
                        Credits.of(5),
                        USAGE,
                        Note.NONE));
    }
}
