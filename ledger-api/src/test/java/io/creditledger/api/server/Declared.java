package io.creditledger.api.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code docs/openapi.json} declares of answers. {@link Http} holds every answer that any test gets against it, so
 * that none is sent which the document does not know.
 */
final class Declared {
    private static final Path DOCUMENT = Path.of("..", "docs", "openapi.json");
    private static final List<Operation> OPERATIONS = operations();

    private record Operation(String method, String template, Pattern path, JsonNode operation) {}

    private Declared() {}

    /** What is wrong with an answer; empty when nothing is, or the document has no such operation. */
    static String complaint(String method, String path, int status, HttpHeaders headers) {
        String plain = path.replaceFirst("[?].*", "");
        for (Operation known : OPERATIONS) {
            if (known.method.equals(method) && known.path.matcher(plain).matches()) {
                return complaint(known, status, headers);
            }
        }
        return "";
    }

    private static String complaint(Operation known, int status, HttpHeaders headers) {
        String what = known.method + " " + known.template + " answered " + status;
        JsonNode answer = known.operation.at("/responses/" + status);
        if (answer.isMissingNode()) {
            return what + ", which " + DOCUMENT + " does not declare";
        }
        boolean positioned = headers.firstValue("Ledger-Position").isPresent();
        return positioned && answer.at("/headers/Ledger-Position").isMissingNode()
                ? what + " with a Ledger-Position, which " + DOCUMENT + " does not declare"
                : "";
    }

    private static List<Operation> operations() {
        try {
            List<Operation> operations = new ArrayList<>();
            JsonMapper.shared()
                    .readTree(Files.readString(DOCUMENT))
                    .at("/paths")
                    .forEachEntry((template, methods) -> methods.forEachEntry((method, operation) -> operations.add(
                            new Operation(method.toUpperCase(Locale.ROOT), template, pattern(template), operation))));
            operations.sort(Comparator.comparing(
                    known -> known.template.replaceAll("[^{]", "").length()));
            return List.copyOf(operations);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(template.replaceAll("\\{[^}]*}", "[^/]+"));
    }
}
