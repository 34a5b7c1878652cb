package io.creditledger.api.operations;

import io.creditledger.api.Ledger;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.balance.BlockView;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What an account has, now or at any time. */
@Command(
        name = "balance",
        mixinStandardHelpOptions = true,
        description = "Shows what an account has, block by block.",
        footer = {"", "Example: ./ledger balance organization:demo"})
final class BalanceCommand implements Callable<Integer> {
    private static final int MOST_BLOCKS = 1_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final AccountOption account = new AccountOption();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try (Ledger ledger = Opened.ledger()) {
            Opened.awaitViews(ledger);
            Instant now = ledger.clock().instant();
            int code = show(out, ledger.balances().account(account.account(), now));
            if (code == ExitCode.CLEAN) {
                showBlocks(out, ledger, now);
            }
            return code;
        }
    }

    private int show(PrintWriter out, Optional<AccountView> found) {
        if (found.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("ledger: there is no account " + account.account().text() + " in tenant "
                            + account.account().tenant());
            return ExitCode.FAILED;
        }
        AccountView view = found.get();
        out.printf("account    %s%n", view.account());
        out.printf("balance    %s%n", view.balance());
        out.printf("available  %s%s%n", view.available(), view.low() ? "  (low)" : "");
        out.printf("held       %s%n", view.held());
        out.printf("pending    %s%n", view.pending());
        out.printf("debt       %s%n", view.debt());
        out.printf("entries    %d, last event at position %d%n", view.entry(), view.position());
        out.flush();
        return ExitCode.CLEAN;
    }

    private void showBlocks(PrintWriter out, Ledger ledger, Instant now) {
        Table table = new Table("block", "source", "remaining", "of", "held", "cost basis", "expires");
        for (BlockView block : ledger.balances().blocks(account.account(), false, now, MOST_BLOCKS, 0)) {
            Instant expiresAt = block.terms().expiresAt();
            table.row(
                    block.terms().block(),
                    block.terms().source().name().toLowerCase(java.util.Locale.ROOT),
                    block.remaining(),
                    block.terms().amount(),
                    block.held(),
                    block.terms().costBasis(),
                    expiresAt == null ? "never" : expiresAt);
        }
        out.println();
        table.print(out);
        out.flush();
    }
}
