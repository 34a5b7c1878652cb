package io.creditledger.core.commandbus;

import io.creditledger.core.decider.CorruptStream;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.eventstore.AppendResult;
import io.creditledger.core.eventstore.EventStoreParts;
import io.creditledger.core.eventstore.KeyBinding;
import io.creditledger.core.eventstore.RefusalCodec;
import io.creditledger.core.eventstore.StagedBatch;
import io.creditledger.core.eventstore.UnreadableEvent;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.jspecify.annotations.Nullable;

/**
 * One try to decide and append a batch of commands in one unit of work. Whatever goes wrong, the unit of work rolls
 * back and the states it touched leave the cache, so that a next try starts from what is recorded.
 */
final class Attempt {
    private final EventStoreParts store;
    private final StateCache cache;
    private final List<LaneCommand> commands;
    private final Decision<?>[] decisions;
    private final int[] firstEvents;
    private final StagedBatch batch;
    private int current = -1;
    private @Nullable AppendResult result;
    private @Nullable LaneCommand culprit;
    private @Nullable Throwable failure;

    private Attempt(EventStoreParts store, StateCache cache, List<LaneCommand> commands) {
        this.store = store;
        this.cache = cache;
        this.commands = commands;
        this.decisions = new Decision<?>[commands.size()];
        this.firstEvents = new int[commands.size() + 1];
        this.batch = store.lane().newBatch();
    }

    static Attempt run(EventStoreParts store, StateCache cache, List<LaneCommand> commands) {
        Attempt attempt = new Attempt(store, cache, commands);
        attempt.run();
        return attempt;
    }

    /** What became of the batch; null when it was not even tried to append, see {@link #failure()}. */
    @Nullable
    AppendResult result() {
        return result;
    }

    /** What was thrown while deciding or appending. */
    @Nullable
    Throwable failure() {
        return failure;
    }

    /** The command whose handling threw; null when something else failed. */
    @Nullable
    LaneCommand culprit() {
        return culprit;
    }

    /** Whether the stream cannot be read, so that its other commands will not fare better. */
    static boolean isDamage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnreadableEvent || cause instanceof CorruptStream) {
                return true;
            }
        }
        return false;
    }

    /** The answer to the command at {@code index}; only once the batch was appended. */
    Outcome outcome(int index) {
        return switch (decisions[index]) {
            case Decision.Refused<?> refused -> new Outcome.Refused(refused.refusal(), false);
            case Decision.Accepted<?> accepted -> {
                int from = firstEvents[index];
                int to = firstEvents[index + 1];
                long position = batch.position(from == to ? batch.size() - 1 : to - 1);
                yield new Outcome.Accepted(position, batch.recorded(from, to), false);
            }
        };
    }

    private void run() {
        try {
            prefetch();
        } catch (RuntimeException e) {
            failure = e;
            return;
        }
        BatchingUnitOfWork<CommandMessage<?>> unitOfWork = new BatchingUnitOfWork<>(
                commands.stream().map(LaneCommand::message).toList());
        unitOfWork.resources().put(StagedBatch.RESOURCE, batch);
        unitOfWork.start();
        unitOfWork.attachTransaction(Append::new);
        ResultMessage<?> ended =
                unitOfWork.executeWithResult(this::handleNext, RollbackConfigurationType.ANY_THROWABLE);
        if (result == null && failure == null && ended.isExceptional()) {
            failure = ended.exceptionResult();
        }
    }

    private void prefetch() {
        Set<String> cold = new TreeSet<>();
        for (LaneCommand command : commands) {
            String stream = command.command().stream();
            if (!cache.containsKey(stream)) {
                cold.add(stream);
            }
        }
        store.prefetch(batch, cold);
    }

    private Object handleNext() throws Exception {
        current++;
        LaneCommand command = commands.get(current);
        CommandKey key = command.key();
        firstEvents[current] = batch.size();
        batch.begin(command.command().stream(), command.metadata(), key == null ? null : key.key());
        try {
            Decision<?> decision = (Decision<?>) command.handler().handle(command.message());
            decisions[current] = decision;
            firstEvents[current + 1] = batch.size();
            bind(command, decision);
            return decision;
        } catch (Exception | Error e) {
            culprit = command;
            failure = e;
            throw e;
        }
    }

    private void bind(LaneCommand command, Decision<?> decision) {
        switch (decision) {
            case Decision.Accepted<?> accepted -> bind(command, batch.size() - firstEvents[current], null);
            case Decision.Refused<?> refused -> {
                if (refused.refusal().bindsKey()) {
                    bind(command, 0, RefusalCodec.encode(refused.refusal()));
                }
            }
        }
    }

    private void bind(LaneCommand command, int events, byte @Nullable [] refusal) {
        if (events == 0) {
            batch.dependOnHead();
        }
        CommandKey key = command.key();
        if (key != null) {
            batch.bind(new KeyBinding(
                    key.tenant(), key.key(), command.fingerprint(), firstEvents[current], events, refusal));
        }
    }

    /** The transaction of the unit of work: its commit is the append. */
    private final class Append implements Transaction {
        @Override
        public void commit() {
            try {
                result = store.lane().append(batch);
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
            if (result != AppendResult.APPENDED) {
                throw new Undecided();
            }
        }

        @Override
        public void rollback() {
            // Nothing was written: what is staged lives and dies with this attempt.
        }
    }

    /** Makes the unit of work roll back. */
    private static final class Undecided extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undecided() {
            super("the batch is decided again", null, false, false);
        }
    }
}
