package io.creditledger.api.problem;

import org.slf4j.MDC;

/**
 * What is worth knowing about the request at hand, kept with its thread for every line that it logs: names and numbers
 * of ours, never a body, a header or a secret.
 */
public final class RequestNotes {
    private RequestNotes() {}

    /** Its name. */
    public static void request(String id) {
        MDC.put("request", id);
    }

    /** The key that it was sent with: the public part. */
    public static void key(String id) {
        MDC.put("key", id);
    }

    /** The stream that it is about. */
    public static void account(String stream) {
        MDC.put("account", stream);
    }

    /** What the ledger made of its command: accepted, replayed, refused, key_reused. */
    public static void outcome(String outcome) {
        MDC.put("outcome", outcome);
    }

    /** Where the command's last event stands. */
    public static void position(long position) {
        MDC.put("position", Long.toString(position));
    }

    /** How many commands it brought. */
    public static void commands(int count) {
        MDC.put("commands", Integer.toString(count));
    }

    /** Why it was refused, or what went wrong: a code of a closed list. */
    public static void problem(String code) {
        MDC.put("problem", code);
    }

    /** The request is over. */
    public static void clear() {
        MDC.clear();
    }
}
