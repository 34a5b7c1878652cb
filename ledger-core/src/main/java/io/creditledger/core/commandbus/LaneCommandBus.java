package io.creditledger.core.commandbus;

import io.creditledger.core.commandbus.WriteObserver.Shed;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.eventstore.EventStoreParts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.Registration;
import org.axonframework.messaging.DefaultInterceptorChain;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Axon's command bus on lanes: commands are spread over a few threads by their stream, each thread decides a batch at a
 * time in one unit of work, and all events of the batch are appended in one statement.
 *
 * <p>Payloads are {@link LedgerCommand}s, results are {@link Outcome}s. A {@link Submission} in the message's metadata
 * under {@link #SUBMISSION} adds the idempotency key and who asked.
 */
public final class LaneCommandBus implements CommandBus, AutoCloseable {
    /** Metadata entry that holds the {@link Submission}. */
    public static final String SUBMISSION = "submission";

    private final List<Lane> lanes;
    private final WriteObserver observer;
    private final Map<String, MessageHandler<? super CommandMessage<?>>> handlers = new ConcurrentHashMap<>();
    private final List<MessageDispatchInterceptor<? super CommandMessage<?>>> dispatchInterceptors =
            new CopyOnWriteArrayList<>();
    private final List<MessageHandlerInterceptor<? super CommandMessage<?>>> handlerInterceptors =
            new CopyOnWriteArrayList<>();

    LaneCommandBus(
            EventStoreParts store, StateCache cache, CommandKeys keys, WriteSettings settings, WriteObserver observer) {
        this.observer = observer;
        this.lanes = IntStream.range(0, settings.lanes())
                .mapToObj(number -> new Lane(number, store, cache, keys, settings, observer))
                .toList();
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, (c, result) -> {});
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        CommandMessage<C> message = (CommandMessage<C>) intercepted(command);
        MessageHandler<? super CommandMessage<?>> handler = handlers.get(message.getCommandName());
        if (handler == null) {
            callback.onResult(message, failed(new NoHandlerForCommandException(message)));
            return;
        }
        Submission submission = submission(message);
        Lane lane = lane(submission.command());
        LaneCommand queued = new LaneCommand(
                message,
                submission,
                intercepting(handler),
                result -> callback.onResult(message, (CommandResultMessage<? extends R>) result));
        if (lanes.stream().anyMatch(l -> l.runsOn(Thread.currentThread()))) {
            throw new IllegalStateException("a lane does not dispatch commands: waiting for them would never end");
        }
        Shed shed = lane.offer(queued);
        if (shed != null) {
            observer.shed(shed, 1);
            callback.onResult(message, failed(new LedgerOverloaded("too many commands are waiting; try again")));
        }
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        handlers.put(commandName, handler);
        return () -> handlers.remove(commandName, handler);
    }

    @Override
    public Registration registerDispatchInterceptor(MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        dispatchInterceptors.add(interceptor);
        return () -> dispatchInterceptors.remove(interceptor);
    }

    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        handlerInterceptors.add(interceptor);
        return () -> handlerInterceptors.remove(interceptor);
    }

    /** Commands waiting, per lane. */
    public List<Integer> depths() {
        return lanes.stream().map(Lane::depth).toList();
    }

    /** Decides what is queued, refuses what comes after. */
    @Override
    public void close() {
        lanes.forEach(Lane::beginClosing);
        lanes.forEach(Lane::close);
    }

    private Lane lane(LedgerCommand command) {
        return lanes.get(Math.floorMod(command.stream().hashCode(), lanes.size()));
    }

    private static Submission submission(CommandMessage<?> message) {
        if (message.getMetaData().get(SUBMISSION) instanceof Submission submission) {
            return submission;
        }
        if (message.getPayload() instanceof LedgerCommand command) {
            String stream = command.stream();
            return new Submission(command, stream.substring(0, stream.indexOf('/')), null, new TreeMap<>());
        }
        throw new IllegalArgumentException("only commands of the ledger are handled, got " + message.getPayloadType());
    }

    private CommandMessage<?> intercepted(CommandMessage<?> command) {
        CommandMessage<?> message = command;
        for (MessageDispatchInterceptor<? super CommandMessage<?>> interceptor : dispatchInterceptors) {
            message = (CommandMessage<?>) interceptor.handle(message);
        }
        return message;
    }

    private MessageHandler<? super CommandMessage<?>> intercepting(MessageHandler<? super CommandMessage<?>> handler) {
        if (handlerInterceptors.isEmpty()) {
            return handler;
        }
        return message -> new DefaultInterceptorChain<>(currentUnitOfWork(), handlerInterceptors, handler).proceed();
    }

    /** On a lane's thread the unit of work is always one of commands. */
    @SuppressWarnings("unchecked")
    private static UnitOfWork<CommandMessage<?>> currentUnitOfWork() {
        return (UnitOfWork<CommandMessage<?>>) CurrentUnitOfWork.get();
    }

    private static <R> CommandResultMessage<R> failed(Throwable cause) {
        return GenericCommandResultMessage.asCommandResultMessage(cause);
    }
}
