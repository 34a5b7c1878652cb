package io.creditledger.bench.torture.history;

import java.util.List;

/** What all clients asked, were told and saw. */
public record History(List<Operation> operations, List<Reading> readings) {
    public long ok() {
        return count(Answer.Ok.class);
    }

    public long refused() {
        return count(Answer.Refused.class);
    }

    /** Never answered definitely. */
    public long unknown() {
        return count(Answer.Unknown.class);
    }

    /** Not answered definitely at once, whatever came of it. */
    public long doubted() {
        return operations.stream().filter(Operation::wasInDoubt).count();
    }

    private long count(Class<? extends Answer> kind) {
        return operations.stream().filter(o -> kind.isInstance(o.answer())).count();
    }
}
