package io.creditledger.core.commandbus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What became of a batch of commands.
 *
 * @param lane number of the lane, from 0
 * @param commands how many
 * @param accepted recorded as asked
 * @param replayed answered with what was recorded before, accepted or refused
 * @param keysReused refused because their key was used for something else
 * @param unknown answered with an exception
 * @param refused refusals by code, recorded now
 * @param longestWaitNanos from submission to the lane's taking it up, of the command that waited longest
 * @param nanos from then to the last answer
 */
public record BatchReport(
        int lane,
        int commands,
        int accepted,
        int replayed,
        int keysReused,
        int unknown,
        Map<String, Integer> refused,
        long longestWaitNanos,
        long nanos) {
    /** Counts the answers; {@code begunNanos} is when the lane took the batch up. */
    static BatchReport of(int lane, List<LaneCommand> batch, long begunNanos, long endedNanos) {
        int accepted = 0;
        int replayed = 0;
        int reused = 0;
        int unknown = 0;
        long longest = 0;
        Map<String, Integer> refused = Map.of();
        for (LaneCommand command : batch) {
            longest = Math.max(longest, begunNanos - command.askedAtNanos());
            switch (command.outcome()) {
                case Outcome.Accepted a when a.replayed() -> replayed++;
                case Outcome.Accepted a -> accepted++;
                case Outcome.Refused r when r.replayed() -> replayed++;
                case Outcome.Refused r -> {
                    refused = refused.isEmpty() ? new HashMap<>() : refused;
                    refused.merge(r.refusal().code(), 1, Integer::sum);
                }
                case Outcome.KeyReused k -> reused++;
                case null -> unknown++;
            }
        }
        long nanos = endedNanos - begunNanos;
        return new BatchReport(lane, batch.size(), accepted, replayed, reused, unknown, refused, longest, nanos);
    }
}
