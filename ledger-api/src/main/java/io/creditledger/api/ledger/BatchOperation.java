package io.creditledger.api.ledger;

import io.creditledger.api.body.BatchSize;
import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Dialect;
import io.creditledger.api.problem.Envelope;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.Problems;
import io.creditledger.api.security.Needs;
import io.creditledger.api.security.Scope;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Many commands in one request; each succeeds or fails alone, in order per account. */
@RestController
@RequestMapping("/api/ledger/v1/batch")
@Tag(name = "Batch")
public class BatchOperation {
    /** Most commands in one batch. */
    static final int MAX_COMMANDS = 1_000;

    /** An item as asked, before anything is looked up. */
    private record Asked(BatchKind kind, Ask ask, String key) {
        boolean looksBack() {
            return kind == BatchKind.AMEND || kind == BatchKind.REVERSE;
        }
    }

    /** An item on its way: a submission, or why there is none. */
    private record Item(
            @Nullable Submission submission, @Nullable Problem problem) {}

    /** A step of an item that can be refused. */
    private record Step<T>(@Nullable T done, @Nullable Problem problem) {
        static <T> Step<T> of(Supplier<T> step) {
            try {
                return new Step<>(step.get(), null);
            } catch (Problem problem) {
                return new Step<>(null, problem);
            }
        }
    }

    private final Writes writes;
    private final Reads reads;
    private final Stamps stamps;
    private final CommandReader commands;

    public BatchOperation(Writes writes, Reads reads, Stamps stamps, CommandReader commands) {
        this.writes = writes;
        this.reads = reads;
        this.stamps = stamps;
        this.commands = commands;
    }

    @Operation(
            operationId = "submitBatch",
            summary =
                    "Submit up to 1,000 commands, each with its own idempotency key; one result per command, in order")
    @Needs(value = Scope.WRITE, body = Bodies.Batch.class)
    @PostMapping
    public ResponseEntity<BatchBody> submit(Call call, @BatchSize Fields fields) {
        List<Fields> objects = fields.objects("commands", MAX_COMMANDS);
        fields.done();
        List<Step<Asked>> asked = objects.stream()
                .map(object -> Step.of(() -> asked(call, object)))
                .toList();
        Problem late = late(call, asked);
        List<Item> items = asked.stream().map(step -> item(call, step, late)).toList();
        List<Submission> submissions = new ArrayList<>();
        items.forEach(item -> {
            if (item.submission() != null) {
                submissions.add(item.submission());
            }
        });
        List<CompletableFuture<Outcome>> outcomes = writes.submitted(submissions);
        return ResponseEntity.ok(new BatchBody(results(call, items, outcomes)));
    }

    private List<BatchBody.Result> results(Call call, List<Item> items, List<CompletableFuture<Outcome>> outcomes) {
        List<BatchBody.Result> results = new ArrayList<>(items.size());
        long deadlineNanos = System.nanoTime() + Writes.PATIENCE.toNanos();
        int next = 0;
        for (int i = 0; i < items.size(); i++) {
            Submission submission = items.get(i).submission();
            results.add(
                    submission == null
                            ? failed(call, i, items.get(i).problem())
                            : result(call, i, submission, outcomes.get(next++), deadlineNanos));
        }
        return results;
    }

    private Asked asked(Call call, Fields fields) {
        String key = fields.text("idempotency_key", Call.MAX_KEY);
        String flaw = key.isEmpty() ? null : Call.keyFlaw(key);
        if (flaw != null) {
            fields.error("idempotency_key", "is not possible: " + flaw, "pattern");
        }
        BatchKind kind = fields.optionalChoice("type", BatchKind.BY_NAME);
        AccountId account = Parts.account(call, fields);
        if (kind == null) {
            fields.error("type", "must name what to do.", "missing");
            throw fields.refused();
        }
        return new Asked(kind, new Ask(call, account, stamps.id(), stamps.now(), fields), key);
    }

    /**
     * Waits once for all accounts whose history the batch looks at; the answer to those items when it took too long.
     */
    private @Nullable Problem late(Call call, List<Step<Asked>> asked) {
        Set<String> streams = new HashSet<>();
        for (Step<Asked> step : asked) {
            Asked item = step.done();
            if (item != null && item.looksBack()) {
                streams.add(item.ask().account().stream());
            }
        }
        return streams.isEmpty()
                ? null
                : Step.of(() -> {
                            reads.await(call, Views.TRANSACTION, streams);
                            return streams;
                        })
                        .problem();
    }

    private Item item(Call call, Step<Asked> step, @Nullable Problem late) {
        Asked asked = step.done();
        if (asked == null || (late != null && asked.looksBack())) {
            return new Item(null, asked == null ? step.problem() : late);
        }
        Step<AccountCommand> command = Step.of(() -> asked.kind().read(commands, asked.ask()));
        AccountCommand read = command.done();
        return read == null
                ? new Item(null, command.problem())
                : new Item(new Submission(read, call.tenant(), asked.key(), call.metadata()), null);
    }

    private BatchBody.Result result(
            Call call, int index, Submission submission, CompletableFuture<Outcome> future, long deadlineNanos) {
        AccountCommand command = (AccountCommand) submission.command();
        try {
            Outcome.Accepted outcome = Writes.accepted(writes.awaited(submission, future, left(deadlineNanos)));
            int status = command instanceof AccountCommand.ReleaseHold ? 200 : 201;
            Object body = BatchKind.body(command, command.account(), outcome);
            return new BatchBody.Result(index, status, outcome.position(), outcome.replayed(), body, null);
        } catch (RuntimeException e) {
            return failed(call, index, Problems.of(e));
        }
    }

    /** All outcomes of a batch together are waited for no longer than a single one. */
    private static Duration left(long deadlineNanos) {
        return Duration.ofNanos(Math.max(0, deadlineNanos - System.nanoTime()));
    }

    private static BatchBody.Result failed(Call call, int index, @Nullable Problem problem) {
        Problem known = Objects.requireNonNull(problem);
        return new BatchBody.Result(
                index,
                known.type().status(),
                null,
                null,
                null,
                Envelope.body(Dialect.NATIVE, known, "/api/ledger/v1/batch#" + index, call.requestId()));
    }
}
