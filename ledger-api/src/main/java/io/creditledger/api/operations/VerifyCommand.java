package io.creditledger.api.operations;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.projections.checks.Finding;
import io.creditledger.projections.checks.Verdict;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Whether the books are whole. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks everything that is stored; changes nothing.",
            "Positions without gaps, hashes and their chain, streams in order, every event readable, the sum of",
            "entries equal to the balance at every line, idempotency keys and their events, snapshots and views",
            "equal to a replay. A server may go on. Exit code 1 when something does not agree, with the",
            "first bad position.",
        })
final class VerifyCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        try (Database database = Database.open(LedgerConfig.fromEnvironment(System.getenv()));
                Progress progress = Progress.onStderr("verify", "events")) {
            Verdict verdict = Ledger.verify(database).run((position, head, perSecond) -> {
                progress.total(head);
                progress.at(position);
            });
            progress.close();
            return report(verdict);
        }
    }

    private int report(Verdict verdict) {
        PrintWriter out = spec.commandLine().getOut();
        for (String check : verdict.checks()) {
            out.printf(
                    "%-30s  %s%n",
                    check,
                    verdict.findings().stream()
                            .filter(finding -> finding.check().equals(check))
                            .findFirst()
                            .map(finding -> "FAILED at position " + finding.position() + ": " + finding.message())
                            .orElse("ok"));
        }
        out.printf(
                "%d events: %s%n",
                verdict.events(),
                verdict.first()
                        .map(Finding::position)
                        .map(position -> "NOT whole, first bad position " + position)
                        .orElse("whole"));
        out.flush();
        return verdict.isClean() ? ExitCode.CLEAN : ExitCode.MISMATCH;
    }
}
