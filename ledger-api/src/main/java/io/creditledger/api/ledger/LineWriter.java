package io.creditledger.api.ledger;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Writes;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountEvent.Entry;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.AccountRefusal.OutOfDate;
import io.creditledger.core.commandbus.Outcome;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;

/** The common way of an operation that adds a statement line: read the body, send the command, write the line. */
public final class LineWriter {
    private static final int MAX_READINGS = 20;
    private static final long PAUSE_NANOS = 50_000_000;

    private final Writes writes;
    private final Stamps stamps;

    public LineWriter(Writes writes, Stamps stamps) {
        this.writes = writes;
        this.stamps = stamps;
    }

    /** The answer to a command whose effect is an entry of {@code type}. */
    ResponseEntity<TransactionBody> write(
            Call call,
            String account,
            Fields fields,
            Class<? extends Entry> type,
            Function<Ask, AccountCommand> reader) {
        String key = call.requiredKey();
        AccountId id = call.account(account);
        Outcome outcome = outcome(call, key, new Ask(call, id, stamps.id(), stamps.now(), fields), reader);
        Outcome.Accepted accepted = Writes.accepted(outcome);
        return Answers.written(201, accepted, Facts.line(id, accepted, type));
    }

    /** Reads again what the history says when credits were forfeited meanwhile. */
    private Outcome outcome(Call call, String key, Ask ask, Function<Ask, AccountCommand> reader) {
        Outcome outcome = writes.outcome(call, reader.apply(ask), key);
        for (int i = 0; i < MAX_READINGS && isOutOfDate(outcome); i++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            outcome = writes.outcome(call, reader.apply(ask), key);
        }
        return outcome;
    }

    private static boolean isOutOfDate(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.refusal() instanceof OutOfDate;
    }
}
