package io.creditledger.bench.torture;

import static io.creditledger.bench.torture.check.Flaw.ALTERED;
import static io.creditledger.bench.torture.check.Flaw.DOUBLED;
import static io.creditledger.bench.torture.check.Flaw.GAP;
import static io.creditledger.bench.torture.check.Flaw.IMPOSSIBLE;
import static io.creditledger.bench.torture.check.Flaw.LOST;
import static io.creditledger.bench.torture.check.Flaw.OVERDRAFT;
import static io.creditledger.bench.torture.check.Flaw.OWN_WRITE_UNSEEN;
import static io.creditledger.bench.torture.check.Flaw.PROMISE_BROKEN;
import static io.creditledger.bench.torture.check.Flaw.REFUSED_BUT_DONE;
import static io.creditledger.bench.torture.check.Flaw.TAMPERED;
import static io.creditledger.bench.torture.check.Flaw.VIEW_DIFFERS;
import static io.creditledger.bench.torture.check.Flaw.WRONG_READ;

import io.creditledger.bench.torture.check.Findings;
import io.creditledger.bench.torture.history.Tree;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What came of all scenarios, for people and for scripts. */
final class Report {
    private static final String ROW = "%-19s %7s %7s %8s %8s %8s %8s %8s | %5s %8s %10s %6s %6s %6s | %9s %9s%n";

    private Report() {}

    /** A table, then what was found, then what the numbers of faults prove. */
    static void print(List<Result> results, PrintWriter out) {
        out.println();
        out.printf(
                ROW,
                "scenario",
                "faults",
                "<=3/K",
                "asked",
                "ok",
                "refused",
                "in doubt",
                "unknown",
                "lost",
                "doubled",
                "overdrafts",
                "reads",
                "views",
                "other",
                "back p50",
                "back max");
        for (Result r : results) {
            if (r.notRun() != null) {
                out.printf("%-19s not run: %s%n", r.scenario(), r.notRun());
            } else {
                row(r, out);
            }
        }
        results.forEach(r -> r.findings().examples().forEach(e -> out.println("\n" + r.scenario() + " - " + e)));
        out.println();
        out.flush();
    }

    private static void row(Result r, PrintWriter out) {
        Findings f = r.findings();
        out.printf(
                ROW,
                r.scenario(),
                r.faults(),
                r.faults() == 0 ? "-" : String.format(Locale.ROOT, "%.1f%%", Math.min(100, 300.0 / r.faults())),
                r.operations(),
                r.ok(),
                r.refused(),
                r.doubted(),
                r.unknown(),
                f.count(LOST),
                f.count(DOUBLED),
                f.count(OVERDRAFT),
                f.count(WRONG_READ, OWN_WRITE_UNSEEN),
                f.count(VIEW_DIFFERS),
                f.count(ALTERED, REFUSED_BUT_DONE, IMPOSSIBLE, GAP, TAMPERED, PROMISE_BROKEN),
                r.recoveryMedian() + " ms",
                r.recoveryMost() + " ms");
    }

    /** One line of JSON. */
    static String json(List<Result> results, long seed) {
        List<Object> rows = new ArrayList<>();
        for (Result r : results) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("scenario", r.scenario());
            if (r.notRun() != null) {
                row.put("not_run", r.notRun());
            } else {
                row.put("faults", r.faults());
                row.put("events", r.events());
                row.put("asked", r.operations());
                row.put("ok", r.ok());
                row.put("refused", r.refused());
                row.put("in_doubt", r.doubted());
                row.put("unknown", r.unknown());
                row.put("readings", r.readings());
                row.put("recovery_ms_p50", r.recoveryMedian());
                row.put("recovery_ms_max", r.recoveryMost());
                Map<String, Object> flaws = new LinkedHashMap<>();
                r.findings().counts().forEach((flaw, n) -> flaws.put(flaw.name().toLowerCase(Locale.ROOT), n));
                row.put("flaws", flaws);
            }
            rows.add(row);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("seed", seed);
        all.put("faults", results.stream().mapToInt(Result::faults).sum());
        all.put("clean", results.stream().allMatch(r -> r.findings().isClean()));
        all.put("scenarios", rows);
        return new String(Tree.write(all), StandardCharsets.UTF_8);
    }
}
