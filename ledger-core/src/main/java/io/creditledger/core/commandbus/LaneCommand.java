package io.creditledger.core.commandbus;

import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.eventstore.Fingerprint;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.MessageHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command in a lane: its message, who handles it, and who waits for the answer. */
final class LaneCommand {
    private static final Logger LOG = LoggerFactory.getLogger(LaneCommand.class);

    private final CommandMessage<?> message;
    private final Submission submission;
    private final MessageHandler<? super CommandMessage<?>> handler;
    private final Consumer<CommandResultMessage<?>> answer;
    private final @Nullable CommandKey key;
    private final long askedAtNanos = System.nanoTime();
    private byte @Nullable [] fingerprint;
    private boolean answered;
    private @Nullable Outcome outcome;

    LaneCommand(
            CommandMessage<?> message,
            Submission submission,
            MessageHandler<? super CommandMessage<?>> handler,
            Consumer<CommandResultMessage<?>> answer) {
        this.message = message;
        this.submission = submission;
        this.handler = handler;
        this.answer = answer;
        String given = submission.key();
        this.key = given == null ? null : new CommandKey(submission.tenant(), given);
    }

    CommandMessage<?> message() {
        return message;
    }

    LedgerCommand command() {
        return submission.command();
    }

    SortedMap<String, String> metadata() {
        return submission.metadata();
    }

    MessageHandler<? super CommandMessage<?>> handler() {
        return handler;
    }

    @Nullable
    CommandKey key() {
        return key;
    }

    /** When it was submitted, as {@link System#nanoTime()} counts. */
    long askedAtNanos() {
        return askedAtNanos;
    }

    /** Its answer; null when it has none yet, or an exception. */
    @Nullable
    Outcome outcome() {
        return outcome;
    }

    byte[] fingerprint() {
        if (fingerprint == null) {
            fingerprint = Fingerprint.of(command());
        }
        return fingerprint;
    }

    void complete(Outcome known) {
        outcome = answered ? outcome : known;
        answer(new GenericCommandResultMessage<>(known));
    }

    void fail(Throwable cause) {
        answer(GenericCommandResultMessage.asCommandResultMessage(cause));
    }

    /** Once: and nothing that a caller does with its answer may touch the other commands of the batch. */
    private void answer(CommandResultMessage<?> result) {
        if (answered) {
            return;
        }
        answered = true;
        try {
            answer.accept(result);
        } catch (RuntimeException e) {
            LOG.error("a caller failed over the answer to its command", e);
        }
    }
}
