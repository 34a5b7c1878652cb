package io.creditledger.api.traffic;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request takes room for. Reads and writes have rooms of their own, so that neither starves the other; behind
 * the doors they use different connection pools, too.
 */
enum Room {
    /** Eight connections answer reads; at a millisecond each, the last of 512 waits less than a tenth of a second. */
    READ(512),
    /** A write waits in a lane; four thousand are a quarter of a second of work. */
    WRITE(4_096),
    /** Large bodies, up to 4 MiB and a thousand commands each: 32 of them fill the lanes. */
    BULK(32),
    /** Whoever asks whether the node lives is always let in. */
    HEALTH(Integer.MAX_VALUE);

    private static final int LARGE_BYTES = 1 << 16;

    private final int places;

    Room(int places) {
        this.places = places;
    }

    /** How many may be inside at once. */
    int places() {
        return places;
    }

    /** The room that a request needs; a body of unknown length counts as large. */
    static Room of(HttpServletRequest request) {
        String method = request.getMethod();
        if (method.equals("GET") || method.equals("HEAD")) {
            String path = request.getServletPath();
            return path.equals("/livez") || path.equals("/readyz") ? HEALTH : READ;
        }
        long length = request.getContentLengthLong();
        boolean large = length > LARGE_BYTES || (length < 0 && request.getHeader("Transfer-Encoding") != null);
        return large ? BULK : WRITE;
    }
}
