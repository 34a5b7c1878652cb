package io.creditledger.bench.load;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the figures were measured on. */
final class Machine {
    private Machine() {}

    static Map<String, String> described(Site site, Plan plan) throws IOException, SQLException {
        Map<String, String> machine = new LinkedHashMap<>();
        var system = ManagementFactory.getOperatingSystemMXBean();
        machine.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        machine.put(
                "processors",
                system.getAvailableProcessors() + " for load, ledger and PostgreSQL together; load average before: "
                        + String.format(Locale.ROOT, "%.1f", system.getSystemLoadAverage()));
        machine.put(
                "system",
                system.getName() + " " + system.getArch() + ", data on "
                        + Files.getFileStore(site.parent()).type());
        machine.put(
                "java",
                Runtime.version() + ", "
                        + ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(argument -> argument.startsWith("-X"))
                                .collect(Collectors.joining(" ")));
        machine.put("database", site.conditions() + (site.fullLog() ? "; its log brought to full size before" : ""));
        machine.put(
                "measured",
                plan.rounds() + " interleaved rounds of " + plan.time().toMillis() / 1_000.0 + " s after "
                        + plan.warmUp().toMillis() / 1_000.0 + " s or more of warming up, " + plan.accounts()
                        + " accounts");
        return machine;
    }
}
