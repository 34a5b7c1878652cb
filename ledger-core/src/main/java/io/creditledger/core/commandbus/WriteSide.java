package io.creditledger.core.commandbus;

import com.github.f4b6a3.uuid.UuidCreator;
import io.creditledger.core.account.AccountCommand;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.customer.Customer;
import io.creditledger.core.customer.CustomerCommand;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.EventStoreParts;
import io.creditledger.core.eventstore.PgEventStore;
import io.creditledger.core.eventstore.Snapshot;
import io.creditledger.core.eventstore.StateCodec;
import io.creditledger.core.payment.Payment;
import io.creditledger.core.payment.PaymentCommand;
import io.creditledger.core.refill.Refill;
import io.creditledger.core.refill.RefillCommand;
import io.creditledger.core.renewal.Renewal;
import io.creditledger.core.renewal.RenewalCommand;
import io.creditledger.core.tier.TierCatalogue;
import io.creditledger.core.tier.TierCommand;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.Repository;

/** Everything that decides and records, wired over one database. */
public final class WriteSide implements LedgerGateway, AutoCloseable {
    private final EventStoreParts store;
    private final SnapshotWriter snapshots;
    private final LaneCommandBus bus;

    /** @param dataSource connections that may append, see {@code Schema.CONNECTION_INIT}; at least {@code lanes + 3} */
    public WriteSide(DataSource dataSource, WriteSettings settings, Clock clock) {
        this(dataSource, settings, clock, WriteObserver.NONE);
    }

    /** The same, watched. */
    public WriteSide(DataSource dataSource, WriteSettings settings, Clock clock, WriteObserver observer) {
        StateCache cache = new StateCache(settings.cachedStates());
        store = new EventStoreParts(
                dataSource,
                settings.book(),
                clock,
                UuidCreator::getTimeOrderedEpoch,
                settings.tailSize(),
                snapshot -> StateCodec.state(snapshot).map(state -> message(snapshot, state)),
                cache::evict,
                observer);
        snapshots = new SnapshotWriter(store.snapshots(), settings.snapshotEvery());
        CommandKeys keys = new CommandKeys(dataSource, store.log(), settings.book());
        bus = new LaneCommandBus(store, cache, keys, settings, observer);
        subscribe(
                AccountCommand.class,
                AccountAggregate.class,
                stream -> new AccountAggregate(stream, CreditAccount.UNOPENED),
                cache);
        subscribe(
                TierCommand.class,
                TierAggregate.class,
                stream -> new TierAggregate(stream, TierCatalogue.EMPTY),
                cache);
        subscribe(
                CustomerCommand.class,
                CustomerAggregate.class,
                stream -> new CustomerAggregate(stream, Customer.NONE),
                cache);
        subscribePayments(cache);
    }

    private void subscribePayments(StateCache cache) {
        subscribe(
                PaymentCommand.class,
                PaymentAggregate.class,
                stream -> new PaymentAggregate(stream, Payment.NONE),
                cache);
        subscribe(
                RefillCommand.class, RefillAggregate.class, stream -> new RefillAggregate(stream, Refill.NONE), cache);
        subscribe(
                RenewalCommand.class,
                RenewalAggregate.class,
                stream -> new RenewalAggregate(stream, Renewal.NONE),
                cache);
    }

    @Override
    public CompletableFuture<Outcome> submit(Submission submission) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        LedgerCommand command = submission.command();
        CommandMessage<LedgerCommand> message = new GenericCommandMessage<>(
                new GenericMessage<>(command, MetaData.with(LaneCommandBus.SUBMISSION, submission)), subject(command));
        bus.<LedgerCommand, Outcome>dispatch(message, (sent, result) -> {
            if (result.isExceptional()) {
                answer.completeExceptionally(result.exceptionResult());
            } else {
                answer.complete(result.getPayload());
            }
        });
        return answer;
    }

    public LaneCommandBus bus() {
        return bus;
    }

    /** What streaming processors follow. */
    public PgEventStore eventStore() {
        return store.store();
    }

    public EventLog log() {
        return store.log();
    }

    /** Position of the last event this node knows of. */
    public long headPosition() {
        return store.lane().headPosition();
    }

    /** Answers what is queued, then stops. */
    @Override
    public void close() {
        bus.close();
        snapshots.close();
    }

    private <C extends LedgerCommand, A extends SubjectAggregate<C>> void subscribe(
            Class<C> commands, Class<A> aggregate, Function<String, A> begin, StateCache cache) {
        Repository<A> repository = EventSourcingRepository.builder(aggregate)
                .eventStore(store.store())
                .aggregateFactory(factory(aggregate, begin))
                .cache(cache)
                .build();
        SubjectHandler<C, A> handler = new SubjectHandler<>(commands, repository, begin, snapshots);
        bus.subscribe(handler.commandName(), handler);
    }

    private static <A> AbstractAggregateFactory<A> factory(Class<A> type, Function<String, A> begin) {
        return new AbstractAggregateFactory<>(type) {
            @Override
            @SuppressWarnings("rawtypes") // as Axon declares it
            protected A doCreateAggregate(String stream, DomainEventMessage firstEvent) {
                return begin.apply(stream);
            }
        };
    }

    private static String subject(LedgerCommand command) {
        return switch (command) {
            case AccountCommand account -> AccountCommand.class.getName();
            case TierCommand tier -> TierCommand.class.getName();
            case PaymentCommand payment -> PaymentCommand.class.getName();
            case RefillCommand refill -> RefillCommand.class.getName();
            case RenewalCommand renewal -> RenewalCommand.class.getName();
            case CustomerCommand customer -> CustomerCommand.class.getName();
            default -> throw new IllegalArgumentException(command.getClass() + " has no subject");
        };
    }

    private static DomainEventMessage<?> message(Snapshot snapshot, Object state) {
        Object root = switch (state) {
            case CreditAccount account -> new AccountAggregate(snapshot.stream(), account);
            case TierCatalogue tiers -> new TierAggregate(snapshot.stream(), tiers);
            case Payment payment -> new PaymentAggregate(snapshot.stream(), payment);
            case Refill refill -> new RefillAggregate(snapshot.stream(), refill);
            case Renewal renewal -> new RenewalAggregate(snapshot.stream(), renewal);
            case Customer customer -> new CustomerAggregate(snapshot.stream(), customer);
            default -> throw new IllegalArgumentException(state.getClass() + " is no state of the ledger");
        };
        return new GenericDomainEventMessage<>("snapshot", snapshot.stream(), snapshot.seq(), root);
    }
}
