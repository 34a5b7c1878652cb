package io.creditledger.core.commandbus;

import com.github.f4b6a3.uuid.UuidCreator;
import org.axonframework.common.IdentifierFactory;

/** Identities of Axon's own messages: UUIDv7 without a lock on the system's source of chance. */
public final class UuidV7Identifiers extends IdentifierFactory {
    @Override
    public String generateIdentifier() {
        return UuidCreator.getTimeOrderedEpochFast().toString();
    }
}
