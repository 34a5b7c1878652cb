package io.creditledger.bench.torture.check;

import io.creditledger.bench.torture.history.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a book says, gathered in one pass over it; what contradicts itself is found on the way. */
final class Facts {
    /** An event that a client asked for. */
    record Asked(String stream, long position, UUID id, long entry, BigDecimal balance) {}

    private final Findings findings;
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<String, Long> lastSeq = new HashMap<>();
    private final Map<String, List<Asked>> byKey = new HashMap<>();
    private final Map<String, List<Asked>> byReference = new HashMap<>();
    private long position;
    private byte[] chain = new byte[32];

    Facts(Findings findings) {
        this.findings = findings;
    }

    static Facts of(Book book, Findings findings) {
        Facts facts = new Facts(findings);
        book.events().forEach(facts::add);
        facts.compareHead(book);
        facts.compareKeys(book.acceptedKeys());
        return facts;
    }

    Map<String, Account> accounts() {
        return accounts;
    }

    /** Null: there is no such account. */
    @Nullable
    Account account(String stream) {
        return accounts.get(stream);
    }

    /** The first events of commands that came under this key. */
    List<Asked> underKey(String key) {
        return byKey.getOrDefault(key, List.of());
    }

    /** The events that carry this reference in their note. */
    List<Asked> withReference(String reference) {
        return byReference.getOrDefault(reference, List.of());
    }

    private void add(LoggedEvent event) {
        if (event.position() != position + 1) {
            findings.add(Flaw.GAP, "position " + event.position() + " follows " + position);
        }
        position = event.position();
        if (!Arrays.equals(event.hash(), event.expectedHash())) {
            findings.add(Flaw.TAMPERED, "the hash at position " + position + " is not that of the event");
        }
        chain = event.chained(chain);
        long expected = lastSeq.merge(event.stream(), 0L, (last, zero) -> last + 1);
        if (event.seq() != expected) {
            findings.add(
                    Flaw.GAP, event.stream() + ": number " + event.seq() + " stands where " + expected + " should");
        }
        if (!event.type().startsWith("tier.")) {
            fold(event, Tree.parse(event.payload()));
        }
    }

    private void fold(LoggedEvent event, Tree payload) {
        Account account =
                accounts.computeIfAbsent(event.stream(), stream -> new Account(new AccountFold(stream, findings)));
        AccountFold fold = account.fold();
        fold.apply(event, payload);
        Account.Moment moment = fold.moment(event.position());
        account.moments().add(moment);
        long entry = payload.whole("entry");
        if (entry > 0) {
            account.lines()
                    .add(new Account.Line(payload.requiredUuid("id"), event.position(), entry, moment.balance()));
        }
        Asked asked = new Asked(
                event.stream(), event.position(), payload.requiredUuid("id"), entry, payload.amount("balance"));
        if (event.key() != null) {
            byKey.computeIfAbsent(event.key(), key -> new ArrayList<>()).add(asked);
        }
        String reference = payload.tree("note").text("reference");
        if (reference != null) {
            byReference.computeIfAbsent(reference, key -> new ArrayList<>()).add(asked);
        }
    }

    private void compareHead(Book book) {
        if (book.headPosition() != position) {
            findings.add(Flaw.GAP, "the head is at " + book.headPosition() + ", the last event at " + position);
        }
        if (!Arrays.equals(book.headChain(), chain)) {
            findings.add(Flaw.TAMPERED, "the head's chain is not that of the events");
        }
    }

    private void compareKeys(Set<String> accepted) {
        Set<String> missing = new HashSet<>(accepted);
        missing.removeAll(byKey.keySet());
        missing.forEach(key -> findings.add(Flaw.IMPOSSIBLE, "key " + key + " is accepted and has no event"));
        Set<String> unbound = new HashSet<>(byKey.keySet());
        unbound.removeAll(accepted);
        unbound.forEach(key -> findings.add(Flaw.IMPOSSIBLE, "an event has key " + key + ", which is not bound"));
    }
}
