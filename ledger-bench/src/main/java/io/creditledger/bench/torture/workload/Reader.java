package io.creditledger.bench.torture.workload;

import io.creditledger.bench.torture.history.Reading;
import io.creditledger.bench.torture.history.Tree;
import io.creditledger.bench.torture.stage.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What one client reads, with what it must at least see. */
final class Reader {
    private static final int LINES = 20;

    /** What the client was last told, and by whom. */
    private record Told(long position, Node node, int generation) {}

    private final String client;
    private final Http http;
    private final Map<String, Told> told = new HashMap<>();
    private final Map<String, Long> seen = new HashMap<>();
    private final List<Reading> readings = new ArrayList<>();

    Reader(String client, Http http) {
        this.client = client;
        this.http = http;
    }

    List<Reading> readings() {
        return readings;
    }

    /** The last position of the account that the client was told of. */
    long position(String account) {
        Told last = told.get(account);
        return last == null ? 0 : last.position();
    }

    void told(String account, long position, Node node) {
        if (position > position(account)) {
            told.put(account, new Told(position, node, node.generation()));
        }
    }

    /** Reads once; no answer is no reading. */
    void read(Node node, String account, Random random) throws InterruptedException {
        String url = node.url();
        if (url == null) {
            return;
        }
        Told last = told.get(account);
        boolean sameNode = last != null && last.node() == node && last.generation() == node.generation();
        boolean says = !sameNode || random.nextBoolean(); // The node that told us remembers it.
        String query = says ? "?min_position=" + position(account) : "?min_position=0";
        long floor = Math.max(position(account), seen.getOrDefault(account, 0L));
        try {
            if (random.nextInt(3) == 0) {
                statement(account, http.get(url, "/accounts/" + account + "/transactions" + query + "&limit=" + LINES));
            } else {
                account(account, floor, http.get(url, "/accounts/" + account + query));
            }
        } catch (IOException e) {
            Thread.sleep(20);
        }
    }

    void lookBack(Node node, Random random) throws InterruptedException {
        for (String account : List.copyOf(told.keySet())) {
            read(node, account, random);
        }
    }

    private void account(String account, long floor, Http.Reply reply) {
        if (reply.status() != 200) {
            return;
        }
        Tree body = reply.body();
        long position = body.whole("position");
        readings.add(new Reading.Account(
                client,
                account,
                floor,
                body.whole("version"),
                position,
                body.whole("entry"),
                body.amount("balance"),
                body.amount("debt"),
                body.amount("held")));
        seen.merge(account, position, Math::max);
    }

    private void statement(String account, Http.Reply reply) {
        if (reply.status() != 200) {
            return;
        }
        List<Reading.Line> lines = reply.body().trees("data").stream()
                .map(line -> new Reading.Line(
                        line.requiredUuid("id"),
                        line.whole("position"),
                        line.whole("entry"),
                        line.amount("amount"),
                        line.amount("balance")))
                .toList();
        // Another view than the account's: what was seen there need not be here yet.
        readings.add(new Reading.Statement(client, account, position(account), lines));
    }
}
