package io.creditledger.bench.torture.check;

import io.creditledger.bench.torture.history.Tree;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes a book by hand, as the ledger would or as it never may. */
final class TestBook {
    static final String TENANT = "demo";

    private final List<LoggedEvent> events = new ArrayList<>();
    private final Map<String, Long> seqs = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private long position;
    private byte[] chain = new byte[32];

    /** The id of the event that answers to {@code name}. */
    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds an event of {@code account} under a key; {@code json} with ' for ". */
    TestBook add(String account, String type, String key, String json) {
        byte[] payload = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        String stream = TENANT + "/" + account;
        LoggedEvent raw = new LoggedEvent(
                1,
                position + 1,
                stream,
                seqs.merge(stream, 0L, (last, zero) -> last + 1),
                Tree.parse(payload).requiredUuid("id"),
                type,
                1,
                1_700_000_000_000_000L,
                payload,
                "{}".getBytes(StandardCharsets.UTF_8),
                key,
                new byte[0]);
        if (key != null) {
            keys.add(key);
        }
        return append(hashed(raw));
    }

    static LoggedEvent hashed(LoggedEvent e) {
        return new LoggedEvent(
                e.book(),
                e.position(),
                e.stream(),
                e.seq(),
                e.id(),
                e.type(),
                e.revision(),
                e.recordedMicros(),
                e.payload(),
                e.metadata(),
                e.key(),
                e.expectedHash());
    }

    TestBook append(LoggedEvent event) {
        events.add(event);
        position = event.position();
        chain = event.chained(chain);
        return this;
    }

    List<LoggedEvent> events() {
        return events;
    }

    TestBook skipPosition() {
        position++;
        return this;
    }

    TestBook bind(String key) {
        keys.add(key);
        return this;
    }

    Book book() {
        return new Book(List.copyOf(events), position, chain, Set.copyOf(keys));
    }

    Book bookWithHead(long headPosition, byte[] headChain) {
        return new Book(List.copyOf(events), headPosition, headChain, Set.copyOf(keys));
    }

    TestBook opened(String account) {
        return add(
                account,
                "account.opened",
                "open-" + account,
                "{'id':'" + id("open-" + account) + "'," + "'at':'2026-01-01T00:00:00Z','settings':{}}");
    }

    TestBook granted(String account, String name, long entry, int amount, int balance) {
        return add(
                account,
                "credits.granted",
                name,
                "{'id':'" + id(name) + "','at':'2026-01-02T00:00:00Z','entry':"
                        + entry + ",'amount':'" + amount + "','balance':'" + balance + "','blocks':[{'terms':{'block':'"
                        + id("block-" + name) + "','grant':'" + id(name) + "','amount':'" + amount
                        + "','effectiveAt':'2026-01-02T00:00:00Z','expiresAt':'2026-06-01T00:00:00Z'}}],"
                        + "'note':{'reference':'" + name + "'}}");
    }

    TestBook decremented(String account, String name, long entry, int amount, int balance, String block) {
        return add(account, "credits.decremented", name, decrement(name, entry, amount, balance, block));
    }

    static String decrement(String name, long entry, int amount, int balance, String block) {
        return "{'id':'" + id(name) + "','at':'2026-02-01T00:00:00Z','entry':" + entry + ",'amount':'" + amount
                + "','balance':'" + balance + "','draws':[{'block':'" + id("block-" + block) + "','amount':'" + amount
                + "'}],'note':{'reference':'" + name + "'}}";
    }

    TestBook held(String account, String name, int amount, String block) {
        return add(
                account,
                "credits.held",
                name,
                "{'id':'" + id(name) + "','at':'2026-02-01T00:00:00Z','amount':'"
                        + amount + "','draws':[{'block':'" + id("block-" + block) + "','amount':'" + amount
                        + "'}],'note':{'reference':'" + name + "'}}");
    }

    TestBook captured(String account, String name, long entry, int amount, int balance, String hold, String block) {
        return add(
                account,
                "hold.captured",
                name,
                "{'id':'" + id(name) + "','at':'2026-02-01T00:00:00Z','entry':"
                        + entry + ",'amount':'" + amount + "','balance':'" + balance + "','hold':'" + id(hold)
                        + "','draws':[{'block':'" + id("block-" + block) + "','amount':'" + amount
                        + "'}],'last':true,'note':{'reference':'" + name + "'}}");
    }

    TestBook reversed(String account, String name, long entry, int amount, int balance, String purchase) {
        return undone(
                account,
                "purchase.reversed",
                name,
                entry,
                amount,
                balance,
                "'purchase':'" + id(purchase) + "','covered':'" + amount + "','taken':[" + part(purchase, amount)
                        + "]");
    }

    TestBook reinstated(
            String account, String name, long entry, int amount, int balance, String reversal, String purchase) {
        return undone(
                account,
                "purchase.reinstated",
                name,
                entry,
                amount,
                balance,
                "'reversal':'" + id(reversal) + "','purchase':'" + id(purchase) + "','restored':["
                        + part(purchase, amount) + "]");
    }

    private TestBook undone(
            String account, String type, String name, long entry, int amount, int balance, String parts) {
        return add(
                account,
                type,
                name,
                "{'id':'" + id(name) + "','at':'2026-02-01T00:00:00Z','entry':" + entry
                        + ",'amount':'" + amount + "','balance':'" + balance + "'," + parts + ",'note':{'reference':'"
                        + name
                        + "'}}");
    }

    private static String part(String block, int amount) {
        return "{'terms':{'block':'" + id("block-" + block) + "'},'amount':'" + amount + "'}";
    }
}
