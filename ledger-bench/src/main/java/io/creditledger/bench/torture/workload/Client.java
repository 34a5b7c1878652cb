package io.creditledger.bench.torture.workload;

import io.creditledger.bench.torture.history.Answer;
import io.creditledger.bench.torture.history.Operation;
import io.creditledger.bench.torture.history.Reading;
import io.creditledger.bench.torture.history.Tree;
import io.creditledger.bench.torture.stage.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One caller: asks for one thing after another, and asks again with the same key until the answer is definite. */
final class Client {
    private final String name;
    private final Load load;
    private final Random random;
    private final Wishes wishes;
    private final Reader reader;
    private final List<Operation> operations = new ArrayList<>();
    private long keys;

    Client(String name, Load load, Random random) {
        this.name = name;
        this.load = load;
        this.random = random;
        this.wishes = new Wishes(name, load.accounts(), random);
        this.reader = new Reader(name, load.http());
    }

    List<Operation> operations() {
        return operations;
    }

    List<Reading> readings() {
        return reader.readings();
    }

    /** Runs until the load is told to stop; what is then unanswered is asked for until it is. */
    void run() throws InterruptedException {
        while (!load.isStopping()) {
            int chance = random.nextInt(100);
            if (chance < 15) {
                reader.read(load.anyNode(random), load.accounts().any(random).account(), random);
            } else if (chance < 20) {
                ask(wishes.batch());
            } else {
                ask(wishes.next());
            }
        }
    }

    /** Looks once more at every account this client has had to do with. */
    void lookBack() throws InterruptedException {
        reader.lookBack(load.anyNode(random), random);
    }

    private void ask(Wish wish) throws InterruptedException {
        operations.add(wish.operation());
        String key = wish.operation().id();
        while (!load.isGivenUp()) {
            Node node = load.runningNode(random);
            wish.operation().sent(key, System.nanoTime());
            Http.Reply reply = tried(node, wish, key);
            Answer answer = reply == null
                    ? null
                    : Attempts.meaning(wish.kind(), reply.status(), reply.position(), reply.body());
            if (reply != null && answer != null) {
                settled(wish, answer, node, reply.body());
                return;
            }
            key = again(wish, reply, key);
        }
    }

    private Http.@Nullable Reply tried(Node node, Wish wish, String key) throws InterruptedException {
        String url = node.url();
        if (url == null) {
            return null;
        }
        // Another node may not have seen yet what this command names.
        String path =
                wish.path() + "?min_position=" + reader.position(wish.known().account());
        try {
            return wish.kind() == Kind.CONFIGURE
                    ? load.http().patch(url, path, key, wish.body())
                    : load.http().post(url, path, key, wish.body());
        } catch (IOException e) {
            return null;
        }
    }

    /** Waits a little; the key of the next attempt. */
    private String again(Wish wish, Http.@Nullable Reply reply, String key) throws InterruptedException {
        wish.operation().doubted();
        load.shed(reply);
        Thread.sleep(20 + random.nextInt(80));
        return load.keepsKeys() ? key : name + "-again-" + ++keys;
    }

    private void ask(List<Wish> batch) throws InterruptedException {
        List<Wish> left = new ArrayList<>(batch);
        left.forEach(wish -> operations.add(wish.operation()));
        while (!left.isEmpty() && !load.isGivenUp()) {
            Node node = load.runningNode(random);
            left.forEach(wish -> wish.operation().sent(wish.operation().id(), System.nanoTime()));
            List<Tree> results = tried(node, left);
            List<Wish> open = new ArrayList<>();
            for (int i = 0; i < left.size(); i++) {
                Answer answer = i < results.size() ? meaning(left.get(i), results.get(i)) : null;
                if (answer == null) {
                    left.get(i).operation().doubted();
                    open.add(left.get(i));
                } else {
                    settled(left.get(i), answer, node, results.get(i).tree("result"));
                }
            }
            left = open;
            if (!left.isEmpty()) {
                Thread.sleep(20 + random.nextInt(80));
            }
        }
    }

    private List<Tree> tried(Node node, List<Wish> batch) throws InterruptedException {
        String url = node.url();
        if (url == null) {
            return List.of();
        }
        List<Object> commands = new ArrayList<>();
        for (Wish wish : batch) {
            Map<String, Object> command = new LinkedHashMap<>(wish.body());
            command.put("type", wish.kind().batchName());
            command.put("account", wish.known().account());
            command.put("idempotency_key", wish.operation().id());
            if (!wish.target().isEmpty()) {
                command.put(wish.kind().targetField(), wish.target());
            }
            commands.add(command);
        }
        try {
            Http.Reply reply = load.http().post(url, "/batch", null, Map.of("commands", commands));
            return reply.status() == 200 ? reply.body().trees("results") : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static @Nullable Answer meaning(Wish wish, Tree result) {
        boolean accepted = result.has("result");
        Tree body = result.tree(accepted ? "result" : "error");
        return Attempts.meaning(wish.kind(), (int) result.whole("status"), result.whole("position"), body);
    }

    private void settled(Wish wish, Answer answer, Node node, Tree body) {
        wish.operation().answered(answer, System.nanoTime());
        if (answer instanceof Answer.Ok ok) {
            reader.told(wish.known().account(), ok.position(), node);
            learn(wish, ok.id(), body);
        }
    }

    private static void learn(Wish wish, @Nullable UUID id, Tree body) {
        body.trees("blocks").forEach(block -> wish.known().made(Known.Thing.BLOCK, block.requiredUuid("id")));
        Known.Thing made = switch (wish.kind()) {
            case HOLD -> Known.Thing.HOLD;
            case DECREMENT, CAPTURE -> Known.Thing.DECREMENT;
            case PURCHASE -> Known.Thing.PURCHASE;
            case REVERSE -> Known.Thing.REVERSAL;
            default -> null;
        };
        if (made != null && id != null) {
            wish.known().made(made, id);
        }
    }
}
