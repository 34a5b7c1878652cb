package io.creditledger.sandbox;

import java.time.Duration;

/** Waiting on purpose. */
final class Pause {
    private Pause() {}

    /** Waits, or as long as nobody wants the thread back. */
    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
