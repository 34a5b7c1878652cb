package io.creditledger.api.call;

import io.creditledger.core.commandbus.Outcome;
import org.springframework.http.ResponseEntity;

/** Answers to writes: where in the book, and whether it had been answered before. */
public final class Answers {
    private Answers() {}

    /** The answer to an accepted command. */
    public static <T> ResponseEntity<T> written(int status, Outcome.Accepted outcome, T body) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status);
        answer.header("Ledger-Position", Long.toString(outcome.position()));
        if (outcome.replayed()) {
            answer.header("Idempotent-Replayed", "true");
        }
        return answer.body(body);
    }
}
