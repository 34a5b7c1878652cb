package io.creditledger.api.operations;

import io.creditledger.api.Database;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.projections.Projection;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Views built anew from the events. */
@Command(
        name = "rebuild",
        mixinStandardHelpOptions = true,
        description = {
            "Builds views anew from the first event.",
            "They are built beside those that serve and swapped in at once. Without a name: all views. A running",
            "server goes on serving and following.",
        },
        footer = {"", "Example: ./ledger rebuild balance"})
final class RebuildCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(arity = "0..*", paramLabel = "VIEW", description = "balance, transaction, tier, usage")
    private final List<String> views = new java.util.ArrayList<>();

    @Override
    public Integer call() {
        List<Projection> chosen = chosen();
        long from = System.nanoTime();
        try (Ledger ledger = Ledger.over(Database.open(LedgerConfig.fromEnvironment(System.getenv())));
                Progress progress = Progress.onStderr("rebuild", "events")) {
            ledger.rebuild().run(chosen, (position, head, perSecond) -> {
                progress.total(head);
                progress.at(position);
            });
            long head = ledger.log().headPosition();
            progress.total(head);
            progress.at(head); // A short walk tells nothing on its way.
            progress.close();
            double seconds = (System.nanoTime() - from) / 1e9;
            spec.commandLine()
                    .getOut()
                    .printf(
                            "rebuilt %s from %d events in %.1f s%n",
                            String.join(
                                    ", ", chosen.stream().map(Projection::view).toList()),
                            head,
                            seconds);
            spec.commandLine().getOut().flush();
            return ExitCode.CLEAN;
        }
    }

    private List<Projection> chosen() {
        if (views.isEmpty()) {
            return Ledger.VIEWS;
        }
        List<String> names = Ledger.VIEWS.stream().map(Projection::view).toList();
        for (String view : views) {
            if (!names.contains(view)) {
                throw new ParameterException(
                        spec.commandLine(), "there is no view '" + view + "', only " + String.join(", ", names));
            }
        }
        return Ledger.VIEWS.stream().filter(p -> views.contains(p.view())).toList();
    }
}
