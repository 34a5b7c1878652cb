package io.creditledger.api.body;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a request body as one JSON object: bounded in size and depth, no key twice, nothing behind it, numbers exact.
 */
public final class StrictJson {
    /** Largest body of an ordinary request, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** Largest body of a batch, in bytes. */
    public static final int MAX_BATCH_BYTES = 4 << 20;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NUMBER_LENGTH = 100;

    private final JsonMapper mapper;

    public StrictJson() {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxNameLength(1_000)
                .maxStringLength(100_000)
                .build();
        this.mapper = JsonMapper.builder(
                        JsonFactory.builder().streamReadConstraints(constraints).build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
                .build();
    }

    /** @throws Problem 413, 415 or 400 when the body is too large, not JSON, or broken; 422 when it is no object */
    public Fields read(HttpServletRequest request, int maxBytes) {
        checkType(request.getContentType());
        try {
            return parse(bytes(request, maxBytes));
        } catch (IOException e) { // the caller went, or sent nothing for too long: no defect of ours
            throw Problem.of(ProblemType.INVALID_REQUEST, "The body ended before it was whole.");
        }
    }

    Fields parse(byte[] bytes) {
        JsonNode node;
        try {
            node = mapper.readTree(bytes);
        } catch (JacksonException e) {
            throw Problem.of(ProblemType.INVALID_REQUEST, flaw(e));
        }
        if (!node.isObject()) {
            throw Problem.invalid(List.of("body"), "The body must be a JSON object.", "object_type");
        }
        return new Fields(node, List.of("body"));
    }

    /** In our words: the parser's own name its switches. */
    private static String flaw(JacksonException e) {
        TokenStreamLocation at = e.getLocation();
        String where =
                at == null || at.getLineNr() < 1 ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return e instanceof StreamConstraintsException
                ? "The body is broken JSON" + where + ": nested more than " + MAX_DEPTH
                        + " deep, or a name, number or string is too long."
                : "The body is broken JSON" + where
                        + ": it must be one object, each name in it once, nothing behind it.";
    }

    private static byte[] bytes(HttpServletRequest request, int maxBytes) throws IOException {
        if (request.getContentLengthLong() > maxBytes) {
            throw tooLarge(maxBytes);
        }
        byte[] bytes = request.getInputStream().readNBytes(maxBytes + 1);
        if (bytes.length > maxBytes) {
            throw tooLarge(maxBytes);
        }
        return bytes;
    }

    private static Problem tooLarge(int maxBytes) {
        return Problem.of(ProblemType.BODY_TOO_LARGE, "The body is larger than " + maxBytes + " bytes.");
    }

    private static void checkType(@Nullable String type) {
        if (type == null || !type.regionMatches(true, 0, "application/json", 0, 16)) {
            throw Problem.of(ProblemType.MEDIA_TYPE, "Send the body as application/json.");
        }
    }
}
