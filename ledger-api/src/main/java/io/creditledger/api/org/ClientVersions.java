package io.creditledger.api.org;

import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which versions of a client are still served. A client that does not say its version is. */
public final class ClientVersions {
    /** Where a client says its version. */
    static final String HEADER = "X-Client-Version";

    private static final Pattern FORM = Pattern.compile("v?[0-9]{1,6}(\\.[0-9]{1,6}){0,3}([-+].{0,64})?");

    private final String minimum;
    private final int[] minimumParts;

    /** @param minimum oldest version served, such as {@code 1.4.0} */
    public ClientVersions(String minimum) {
        this.minimum = minimum;
        this.minimumParts = parts(minimum);
    }

    /** @throws Problem 426 when the version is older than the minimum, 400 when it is none */
    void check(@Nullable String version) {
        if (version == null) {
            return;
        }
        if (!FORM.matcher(version).matches()) {
            throw Problem.of(ProblemType.INVALID_REQUEST, HEADER + " must be a version such as 1.4.0.");
        }
        if (Arrays.compare(parts(version), minimumParts) < 0) {
            throw Problem.of(
                    ProblemType.UPGRADE_REQUIRED, "This client is too old; upgrade to " + minimum + " or newer.");
        }
    }

    /** Four numbers, absent ones zero. */
    private static int[] parts(String version) {
        String numbers = version.replaceFirst("^v", "").replaceFirst("[-+].*$", "");
        int[] parts =
                Arrays.stream(numbers.split("\\.")).mapToInt(Integer::parseInt).toArray();
        return Arrays.copyOf(parts, 4);
    }
}
