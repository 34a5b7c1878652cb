package io.creditledger.api.operations;

import io.creditledger.api.Ledger;
import io.creditledger.core.account.AccountEvent;
import io.creditledger.projections.transaction.TransactionFilter;
import io.creditledger.projections.transaction.TransactionView;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The statement of an account. */
@Command(
        name = "transactions",
        mixinStandardHelpOptions = true,
        description = "Shows the newest lines of an account's statement.",
        footer = {"", "Example: ./ledger transactions organization:demo --limit 10"})
final class TransactionsCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Mixin
    private final AccountOption account = new AccountOption();

    @Option(names = "--limit", defaultValue = "20", description = "How many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Override
    public Integer call() {
        if (limit < 1) {
            throw new ParameterException(spec.commandLine(), "--limit must be at least 1, got " + limit);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Ledger ledger = Opened.ledger()) {
            Opened.awaitViews(ledger, "balance", "transaction");
            if (ledger.balances()
                    .account(account.account(), ledger.clock().instant())
                    .isEmpty()) {
                spec.commandLine().getErr().println("ledger: there is no account " + account.account());
                return ExitCode.FAILED;
            }
            Table table = new Table("entry", "recorded", "type", "kind", "change", "balance", "transaction");
            List<TransactionView> lines = ledger.transactions().list(account.account(), TransactionFilter.ALL, limit);
            for (TransactionView line : lines) {
                AccountEvent.Entry entry = line.event();
                table.row(
                        entry.entry(),
                        line.recordedAt(),
                        line.type().name().toLowerCase(Locale.ROOT),
                        line.kind(),
                        entry.change(),
                        entry.balance(),
                        entry.id());
            }
            table.print(out);
            out.flush();
            return ExitCode.CLEAN;
        }
    }
}
