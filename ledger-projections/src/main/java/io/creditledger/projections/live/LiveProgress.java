package io.creditledger.projections.live;

import io.creditledger.projections.Projection;
import io.creditledger.projections.TokenTable;
import io.creditledger.projections.ViewProgress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Progress from memory where this node folds the view, otherwise from the database: one reader asks for all. */
final class LiveProgress implements ViewProgress {
    /** Another node folds the view: how often the database is asked. */
    private static final long FOREIGN_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    /** This node folds it and signals; in case the token was moved from elsewhere, by a rebuild. */
    private static final long OWN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Map<String, Followed> views = new ConcurrentHashMap<>();
    private final TokenTable tokens;

    private static final class Followed {
        final Projection projection;
        final ViewState state;
        final AtomicBoolean asking = new AtomicBoolean();
        volatile long stored;

        Followed(Projection projection, ViewState state) {
            this.projection = projection;
            this.state = state;
        }

        long known() {
            return state.isOwned() ? state.position() : Math.max(stored, 0);
        }
    }

    LiveProgress(TokenTable tokens) {
        this.tokens = tokens;
    }

    void follow(Projection projection, ViewState state) {
        views.put(projection.view(), new Followed(projection, state));
    }

    @Override
    public long position(String view) {
        Followed followed = followed(view);
        if (!followed.state.isOwned()) {
            ask(followed);
        }
        return followed.known();
    }

    @Override
    public boolean await(String view, long position, Duration timeout) {
        Followed followed = followed(view);
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (followed.known() < position) {
                long left = deadline - System.nanoTime();
                if (left <= 0 || isStopped(followed)) {
                    return followed.known() >= position; // it may have got there and stopped since the question above
                }
                boolean own = followed.state.isOwned();
                followed.state.awaitMove(
                        own ? position : Long.MAX_VALUE, Math.min(left, own ? OWN_NANOS : FOREIGN_NANOS));
                if (!followed.state.isOwned()) {
                    ask(followed);
                }
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A view that a rebuild has led past the event at which it stopped is about to go on. */
    private boolean isStopped(Followed followed) {
        ViewState.Failure failure = followed.state.failure();
        if (failure == null || !failure.stopped()) {
            return false;
        }
        ask(followed);
        return followed.stored < failure.position();
    }

    private void ask(Followed followed) {
        if (followed.asking.compareAndSet(false, true)) {
            try {
                followed.stored = tokens.position(followed.projection).orElse(0);
            } finally {
                followed.asking.set(false);
            }
        }
    }

    private Followed followed(String view) {
        Followed followed = views.get(view);
        if (followed == null) {
            throw new IllegalArgumentException("there is no view '" + view + "', only " + views.keySet());
        }
        return followed;
    }
}
