package io.creditledger.projections.live;

import io.creditledger.core.eventstore.EventLog;
import io.creditledger.projections.Projection;
import io.creditledger.projections.TokenTable;
import io.creditledger.projections.ViewProgress;
import io.creditledger.projections.ViewStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.axonframework.eventhandling.TrackingEventProcessorConfiguration;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.springframework.jdbc.support.JdbcTransactionManager;

/** The views that follow the book on this node: one streaming processor each. Their tables must be there. */
public final class LiveViews implements AutoCloseable {
    private static final int BATCH = 5_000;
    private static final long TAKEOVER_MILLIS = 1_000;

    private final StreamableMessageSource<TrackedEventMessage<?>> book;
    private final EventLog log;
    private final LiveProgress progress;
    private final List<Following> views = new ArrayList<>();

    private record Following(Projection projection, ViewState state, TrackingEventProcessor processor) {}

    /**
     * @param dataSource connections of the application's role; one per view is in use at a time
     * @param book the events, gapless positions as tokens
     * @param node name of this node in claims, different for each running process
     */
    public LiveViews(
            DataSource dataSource,
            StreamableMessageSource<TrackedEventMessage<?>> book,
            EventLog log,
            List<Projection> projections,
            String node,
            int bookNumber) {
        this.book = book;
        this.log = log;
        TokenTable tokens = new TokenTable(dataSource, bookNumber);
        this.progress = new LiveProgress(tokens);
        ThreadTransactions transactions = new ThreadTransactions(new JdbcTransactionManager(dataSource));
        for (Projection projection : projections) {
            ViewState state = new ViewState(projection.view());
            progress.follow(projection, state);
            TrackingEventProcessor processor = TrackingEventProcessor.builder()
                    .name(projection.view())
                    .eventHandlerInvoker(new ViewFollower(projection, state, dataSource, bookNumber))
                    .errorHandler(PropagatingErrorHandler.INSTANCE)
                    .rollbackConfiguration(RollbackConfigurationType.ANY_THROWABLE)
                    .messageSource(source(state))
                    .tokenStore(new ViewTokenStore(projection, state, tokens, node))
                    .transactionManager(transactions)
                    .trackingEventProcessorConfiguration(
                            TrackingEventProcessorConfiguration.forSingleThreadedProcessing()
                                    .andBatchSize(BATCH)
                                    .andTokenClaimInterval(TAKEOVER_MILLIS, TimeUnit.MILLISECONDS))
                    .build();
            views.add(new Following(projection, state, processor));
        }
    }

    /** Begins to follow the book. */
    public void start() {
        views.forEach(view -> view.processor().start());
    }

    /** Stops after the batches at hand and gives the views up to other nodes. */
    @Override
    public void close() {
        CompletableFuture.allOf(views.stream()
                        .map(view -> view.processor().shutdownAsync())
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    /** How far the views have come. */
    public ViewProgress progress() {
        return progress;
    }

    /** How the views are doing. */
    public List<ViewStatus> status() {
        long head = log.headPosition();
        return views.stream().map(view -> status(view, head)).toList();
    }

    private ViewStatus status(Following view, long head) {
        long position = progress.position(view.projection().view());
        ViewState.Failure failure = view.state().failure();
        return new ViewStatus(
                view.projection().view(),
                position,
                Math.max(head, position),
                failure != null && failure.stopped(),
                failure == null ? null : failure.error());
    }

    private StreamableMessageSource<TrackedEventMessage<?>> source(ViewState state) {
        return token -> new ViewStream(
                book.openStream(token),
                state,
                token == null ? 0 : token.position().orElse(0));
    }
}
