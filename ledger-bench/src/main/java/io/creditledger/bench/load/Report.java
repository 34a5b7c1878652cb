package io.creditledger.bench.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What was measured, as a table for people and as JSON for machines. Progress goes to stderr. */
final class Report {
    private final PrintWriter out;
    private final PrintWriter progress;
    private final List<Line> lines = new ArrayList<>();

    Report(PrintWriter out, PrintWriter progress) {
        this.out = out;
        this.progress = progress;
    }

    /** Says what is going on. */
    void note(String text) {
        progress.println("bench: " + text);
        progress.flush();
    }

    void add(Line line) {
        lines.add(line);
    }

    List<Line> lines() {
        return lines;
    }

    /** A Markdown table. */
    void print(Map<String, String> machine) {
        machine.forEach((name, value) -> out.println("* " + name + ": " + value));
        out.println();
        out.println("| phase | what | median | | p50 ms | p99 ms | CPU µs each | ratio | aim | met |");
        out.println("|---|---|---:|---|---:|---:|---:|---|---|---|");
        for (Line line : lines) {
            Line.Aim aim = line.aim();
            out.printf(
                    Locale.ROOT,
                    "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                    line.phase(),
                    line.what(),
                    number(line.value()),
                    line.unit(),
                    tenth(line.p50()),
                    tenth(line.p99()),
                    tenth(line.cpuMicros()),
                    line.ratio(),
                    aim == null ? "" : aim.text(),
                    aim == null ? "" : aim.met() ? "yes" : "**no**");
        }
        out.flush();
    }

    void write(Path file, Map<String, String> machine) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("machine", machine);
        json.put("lines", lines.stream().map(Report::json).toList());
        Files.write(
                file,
                JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
    }

    private static Map<String, Object> json(Line line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("phase", line.phase());
        json.put("what", line.what());
        json.put("value", line.value());
        json.put("unit", line.unit());
        if (!Double.isNaN(line.p50())) {
            json.put("p50_ms", line.p50());
            json.put("p99_ms", line.p99());
        }
        if (!Double.isNaN(line.cpuMicros())) {
            json.put("cpu_us", line.cpuMicros());
        }
        json.put("ratio", line.ratio());
        Line.Aim aim = line.aim();
        if (aim != null) {
            json.put("aim", aim.text());
            json.put("met", aim.met());
        }
        return json;
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%,.2f" : "%,.0f", value);
    }

    private static String tenth(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.1f", value);
    }
}
