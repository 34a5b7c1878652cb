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

/** A command in a lane: its message, who handles it, and who waits for the answer. */
final class LaneCommand {
    private final CommandMessage<?> message;
    private final Submission submission;
    private final MessageHandler<? super CommandMessage<?>> handler;
    private final Consumer<CommandResultMessage<?>> answer;
    private final @Nullable CommandKey key;
    private byte @Nullable [] fingerprint;

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

    byte[] fingerprint() {
        if (fingerprint == null) {
            fingerprint = Fingerprint.of(command());
        }
        return fingerprint;
    }

    void complete(Outcome outcome) {
        answer.accept(new GenericCommandResultMessage<>(outcome));
    }

    void fail(Throwable cause) {
        answer.accept(GenericCommandResultMessage.asCommandResultMessage(cause));
    }
}
