package io.creditledger.sandbox.http;

import java.util.HashSet;
import java.util.Set;

/** The parameters an operation knows. {@code metadata.*} knows everything below. */
public final class Params {
    private static final Set<String> ALWAYS = Set.of("expand", "key", "client_secret");
    private final Set<String> known = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    private Params(String names) {
        for (String name : names.split("\\s+")) {
            if (name.endsWith(".*")) {
                open.add(name.substring(0, name.length() - 2));
            } else if (!name.isEmpty()) {
                known.add(name);
            }
        }
    }

    /** The names, separated by spaces. */
    public static Params of(String names) {
        return new Params(names);
    }

    /** Refuses what is not known, as Stripe does: a parameter that has no effect would be a trap. */
    public void check(Form form) {
        form.sent().filter(sent -> !knows(sent.path())).findFirst().ifPresent(sent -> {
            throw ApiError.invalid("parameter_unknown", "Received unknown parameter: " + sent.full(), sent.full());
        });
    }

    private boolean knows(String path) {
        return ALWAYS.contains(path)
                || known.contains(path)
                || open.contains(path) // an empty text unsets all
                || open.stream().anyMatch(prefix -> path.startsWith(prefix + "."))
                || known.stream().anyMatch(name -> name.startsWith(path + ".")); // an empty text for an object
    }
}
