package io.creditledger.bench.load;

import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/** Keeps a number of commands outstanding in this process: as soon as one is answered, the next is sent. */
final class ClosedLoop {
    private final LedgerGateway gateway;
    private final int outstanding;
    private final Semaphore free;
    private final AtomicLong answered = new AtomicLong();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Recorder micros = Sample.recorder();

    private ClosedLoop(LedgerGateway gateway, int outstanding) {
        this.gateway = gateway;
        this.outstanding = outstanding;
        this.free = new Semaphore(outstanding);
    }

    /** Sends {@code commands} one after another for a while. */
    static Sample run(LedgerGateway gateway, int outstanding, Duration time, Supplier<Submission> commands) {
        return run(gateway, outstanding, time, commands, timed -> true);
    }

    /** The same, with the latency of those {@code timed} alone; the rate is of all. */
    static Sample run(
            LedgerGateway gateway,
            int outstanding,
            Duration time,
            Supplier<Submission> commands,
            Predicate<Submission> timed) {
        ClosedLoop loop = new ClosedLoop(gateway, outstanding);
        long began = System.nanoTime();
        long end = began + time.toNanos();
        while (System.nanoTime() < end) {
            loop.send(commands, timed);
        }
        long count = loop.answered.get();
        long nanos = System.nanoTime() - began;
        loop.finish();
        return new Sample(count * 1e9 / nanos, loop.answered.get(), 0, loop.micros.getIntervalHistogram());
    }

    /** Sends exactly {@code count} commands and waits for all answers. */
    static Sample all(LedgerGateway gateway, long count, Supplier<Submission> commands) {
        ClosedLoop loop = new ClosedLoop(gateway, 512);
        long began = System.nanoTime();
        for (long i = 0; i < count; i++) {
            loop.free.acquireUninterruptibly();
            loop.submit(commands.get(), true);
        }
        loop.finish();
        return new Sample(count * 1e9 / (System.nanoTime() - began), count, 0, loop.micros.getIntervalHistogram());
    }

    private void send(Supplier<Submission> commands, Predicate<Submission> timed) {
        free.acquireUninterruptibly();
        int more = free.drainPermits();
        for (int i = 0; i <= more; i++) {
            Submission submission = commands.get();
            submit(submission, timed.test(submission));
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what it would tell is noted in the callback itself
    private void submit(Submission submission, boolean timed) {
        long sent = System.nanoTime();
        gateway.submit(submission).whenComplete((outcome, error) -> {
            if (error != null) {
                failure.compareAndSet(null, error);
            } else if (!(outcome instanceof Outcome.Accepted)) {
                failure.compareAndSet(null, new IllegalStateException(outcome.toString()));
            }
            if (timed) {
                Sample.note(micros, System.nanoTime() - sent);
            }
            answered.incrementAndGet();
            free.release();
        });
    }

    private void finish() {
        free.acquireUninterruptibly(outstanding);
        Throwable first = failure.get();
        if (first != null) {
            throw new IllegalStateException("a command of the load was not accepted", first);
        }
    }
}
