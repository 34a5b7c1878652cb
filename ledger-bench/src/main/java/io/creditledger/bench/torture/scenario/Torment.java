package io.creditledger.bench.torture.scenario;

import io.creditledger.bench.torture.stage.Node;
import io.creditledger.bench.torture.stage.Stage;
import io.creditledger.bench.torture.workload.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A scenario's hold on its stage: until when, by which chance, and what it has done and found. */
public final class Torment {
    private final Stage stage;
    private final Load load;
    private final Random random;
    private final long until;
    private final List<Long> faults = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> brokenPromises = new ArrayList<>();

    public Torment(Stage stage, Load load, Random random, Duration length) {
        this.stage = stage;
        this.load = load;
        this.random = random;
        this.until = System.nanoTime() + length.toNanos();
    }

    public Stage stage() {
        return stage;
    }

    /** The clients. */
    public Load load() {
        return load;
    }

    public Random random() {
        return random;
    }

    public boolean isOver() {
        return System.nanoTime() >= until;
    }

    /** Lets the load run for a time between the two, but not beyond the end. */
    public void pause(int leastMillis, int mostMillis) throws InterruptedException {
        long millis = (long) leastMillis + random.nextInt(mostMillis - leastMillis + 1);
        long left = Math.max(0, (until - System.nanoTime()) / 1_000_000);
        Thread.sleep(Math.min(millis, left));
    }

    /** Counts a fault, which happens now. */
    public void fault() {
        faults.add(System.nanoTime());
    }

    /** When the faults happened. */
    public List<Long> faults() {
        return faults;
    }

    public Node anyNode() {
        return stage.nodes().get(random.nextInt(stage.nodes().size()));
    }

    /** Notes that something which must hold does not. */
    public void promise(boolean kept, String otherwise) {
        if (!kept) {
            brokenPromises.add(otherwise);
        }
    }

    /** Something worth knowing, for the report. */
    public void note(String remark) {
        notes.add(remark);
    }

    public List<String> notes() {
        return notes;
    }

    public List<String> brokenPromises() {
        return brokenPromises;
    }
}
