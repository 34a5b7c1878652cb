package io.creditledger.api.operations;

import io.creditledger.api.Ledger;
import io.creditledger.core.account.BlockTerms;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.balance.BlockView;
import io.creditledger.projections.history.AccountHistory.PastAccount;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What an account has, now or at any time. */
@Command(
        name = "balance",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what an account has, block by block.",
            "With --as-of or --at-position: what it had.",
        },
        footer = {"", "Example: ./ledger balance organization:demo --as-of 2026-01-31T23:59:59Z"})
final class BalanceCommand implements Callable<Integer> {
    private static final int MOST_BLOCKS = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final AccountOption account = new AccountOption();

    @ArgGroup
    private @Nullable Past past;

    /** Which moment; now when neither is given. */
    static final class Past {
        @Option(names = "--as-of", description = "Time in RFC 3339, such as 2026-01-31T23:59:59Z.")
        private @Nullable Instant asOf;

        @Option(names = "--at-position", description = "Position in the book.")
        private long atPosition;
    }

    @Override
    public Integer call() {
        if (past != null && past.asOf == null && past.atPosition < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--at-position must be at least 1, got " + past.atPosition);
        }
        try (Ledger ledger = Opened.ledger()) {
            boolean found = past == null ? showNow(ledger) : showPast(ledger, past);
            if (!found) {
                spec.commandLine().getErr().println("ledger: there is no account " + account.account());
            }
            return found ? ExitCode.CLEAN : ExitCode.FAILED;
        }
    }

    private boolean showNow(Ledger ledger) {
        Opened.awaitViews(ledger, "balance");
        Instant now = ledger.clock().instant();
        Optional<AccountView> view = ledger.balances().account(account.account(), now);
        view.ifPresent(this::show);
        if (view.isPresent()) {
            Table table = blockTable();
            for (BlockView block : ledger.balances().blocks(account.account(), false, now, MOST_BLOCKS, 0)) {
                add(table, block.terms(), block.remaining(), block.held());
            }
            show(table);
        }
        return view.isPresent();
    }

    private boolean showPast(Ledger ledger, Past when) {
        Optional<PastAccount> then = ledger.past(account.account(), when.asOf, when.atPosition);
        then.ifPresent(found -> {
            show(found.account());
            Table table = blockTable();
            found.blocks().forEach(block -> add(table, block.terms(), block.remaining(), block.held()));
            show(table);
        });
        return then.isPresent();
    }

    private void show(AccountView view) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("account    %s%n", view.account());
        out.printf("balance    %s%n", view.balance());
        out.printf("available  %s%s%n", view.available(), view.low() ? "  (low)" : "");
        out.printf("held       %s%n", view.held());
        out.printf("pending    %s%n", view.pending());
        out.printf("debt       %s%n", view.debt());
        out.printf("entries    %d, last event at position %d%n%n", view.entry(), view.position());
        out.flush();
    }

    private void show(Table table) {
        table.print(spec.commandLine().getOut());
        spec.commandLine().getOut().flush();
    }

    private static Table blockTable() {
        return new Table("block", "source", "remaining", "of", "held", "cost basis", "expires");
    }

    private static void add(Table table, BlockTerms terms, Credits remaining, Credits held) {
        Instant expiresAt = terms.expiresAt();
        table.row(
                terms.block(),
                terms.source().name().toLowerCase(Locale.ROOT),
                remaining,
                terms.amount(),
                held,
                terms.costBasis(),
                expiresAt == null ? "never" : expiresAt);
    }
}
