package io.creditledger.core.decider;

import java.time.Instant;
import java.util.UUID;

/**
 * Something somebody asks of the ledger. Time and identity come in with it, so that deciding is a pure function.
 *
 * <p>Two components of every command are not part of what was asked: {@code id} and {@code at}. What the ledger adds
 * for the decider's use is not part of the question either: {@code recorded} (facts of the immutable history),
 * {@code allocation} (what an account starts with), {@code entityKnown}. An idempotency fingerprint covers everything
 * else.
 */
public interface LedgerCommand {
    /** Identity of what this command makes: the transaction, hold or tier change. UUIDv7, made at the edge. */
    UUID id();

    /** When it is decided (wall clock of the edge, microseconds). Expiry is judged at this time. */
    Instant at();

    /** Stream that decides it: the consistency boundary. Begins with the tenant: {@code tenant/…}. */
    String stream();
}
