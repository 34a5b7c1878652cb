package io.creditledger.projections.checks;

import io.creditledger.core.account.AccountEvent;
import io.creditledger.core.eventstore.LeafHash;
import io.creditledger.core.eventstore.StoredEvent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** What must hold from event to event: positions, hashes and their chain, streams, readability, sums. */
final class BookCheck {
    static final String POSITIONS = "positions-gapless";
    static final String HASHES = "leaf-hashes";
    static final String CHAIN = "chain-reaches-head";
    static final String STREAMS = "streams-contiguous";
    static final String READABLE = "events-canonical";
    static final String SUMS = "entries-add-up";

    private final Findings findings;
    private final Map<String, Long> seqs = new HashMap<>();
    private final Map<String, AccountAudit> accounts = new HashMap<>();
    private byte[] chain = new byte[32];
    private long position;

    BookCheck(Findings findings) {
        this.findings = findings;
    }

    void add(CheckedEvent checked) {
        StoredEvent stored = checked.stored();
        if (stored.position() != position + 1) {
            findings.add(POSITIONS, position + 1, "missing; the next event is at " + stored.position());
        }
        position = stored.position();
        if (!Arrays.equals(checked.leaf(), stored.hash())) {
            findings.add(HASHES, position, "the row was changed: its hash is not the hash of its columns");
        }
        chain = LeafHash.chain(chain, stored.hash());
        long expected = seqs.getOrDefault(stored.stream(), -1L) + 1;
        if (stored.seq() != expected) {
            findings.add(STREAMS, position, stored.stream() + ": expected " + expected + ", found " + stored.seq());
        }
        seqs.put(stored.stream(), stored.seq());
        if (checked.flaw() != null) {
            findings.add(READABLE, position, checked.flaw());
        }
        if (checked.event() != null && checked.event().event() instanceof AccountEvent event) {
            audit(stored.stream(), event);
        }
    }

    /** At the end: everything the head says must have been there. */
    void reached(long head, byte[] headChain) {
        if (position != head) {
            findings.add(POSITIONS, position + 1, "missing; the head is at " + head);
        }
        if (!Arrays.equals(chain, headChain)) {
            HexFormat hex = HexFormat.of();
            findings.add(
                    CHAIN,
                    head,
                    "the events give " + hex.formatHex(chain) + ", the head says " + hex.formatHex(headChain));
        }
    }

    private void audit(String stream, AccountEvent event) {
        try {
            accounts.computeIfAbsent(stream, s -> new AccountAudit()).follow(event);
        } catch (IllegalStateException e) {
            findings.add(SUMS, position, stream + ": " + e.getMessage());
        }
    }
}
