package io.creditledger.bench.torture.history;

import java.util.ArrayList;
import java.util.List;

/** One thing that one client wanted to happen once, with what it was told. Written by its client's thread only. */
public final class Operation {
    private final String id;
    private final String account;
    private final String kind;
    private final List<String> keys = new ArrayList<>();
    private long sentNanos;
    private long answeredNanos;
    private int attempts;
    private boolean inDoubt;
    private Answer answer = new Answer.Unknown("not answered yet");

    /**
     * @param id unlike every other; goes along as the idempotency key and, where there is one, as the note's reference
     * @param account in text form
     * @param kind what is asked, as a batch calls it
     */
    public Operation(String id, String account, String kind) {
        this.id = id;
        this.account = account;
        this.kind = kind;
    }

    /** About to be sent under {@code key}. */
    public void sent(String key, long nanos) {
        if (keys.isEmpty() || !keys.getLast().equals(key)) {
            keys.add(key);
        }
        attempts++;
        sentNanos = nanos;
    }

    /** No definite answer came: it may have happened. */
    public void doubted() {
        inDoubt = true;
    }

    public void answered(Answer told, long nanos) {
        answer = told;
        answeredNanos = nanos;
    }

    public String id() {
        return id;
    }

    public String account() {
        return account;
    }

    public String kind() {
        return kind;
    }

    /** The idempotency keys it was sent under: one, unless a control misbehaves on purpose. */
    public List<String> keys() {
        return keys;
    }

    public int attempts() {
        return attempts;
    }

    /** Whether at least one attempt had no definite answer. */
    public boolean wasInDoubt() {
        return inDoubt;
    }

    /** When the attempt that was answered had been sent. */
    public long sentNanos() {
        return sentNanos;
    }

    public long answeredNanos() {
        return answeredNanos;
    }

    public Answer answer() {
        return answer;
    }

    @Override
    public String toString() {
        return id + " " + kind + " on " + account + ", sent " + attempts + " times under " + keys + ": " + answer;
    }
}
