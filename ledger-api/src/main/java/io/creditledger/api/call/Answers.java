package io.creditledger.api.call;

import io.creditledger.core.commandbus.Outcome;
import org.springframework.http.ResponseEntity;

/** Answers to writes: where in the book, and whether it had been answered before. */
public final class Answers {
    private Answers() {}

    /** The answer to an accepted command. */
    public static <T> ResponseEntity<T> written(int status, Outcome.Accepted outcome, T body) {
        return headed(status, outcome).body(body);
    }

    /** The answer to an accepted command that leaves nothing to show. */
    public static ResponseEntity<Void> written(Outcome.Accepted outcome) {
        return headed(204, outcome).build();
    }

    private static ResponseEntity.BodyBuilder headed(int status, Outcome.Accepted outcome) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        answer.header("Ledger-Position", Long.toString(outcome.position()));
        if (outcome.replayed()) {
            answer.header("Idempotent-Replayed", "true");
        }
        return answer;
    }
}
