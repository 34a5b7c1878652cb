package io.creditledger.api.automation;

import io.creditledger.api.payment.ChargeRequest;
import io.creditledger.api.payment.Checkout;
import io.creditledger.api.payment.CheckoutRequest;
import io.creditledger.api.payment.Declined;
import io.creditledger.api.payment.Intent;
import io.creditledger.api.payment.Intent.Step;
import io.creditledger.api.payment.IntentRequest;
import io.creditledger.api.payment.Offer;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Rejected;
import io.creditledger.api.payment.SeenPage;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.api.payment.Unreachable;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.SavedMethod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A provider that charges saved methods, once per key; it can decline, and its answers can be lost. */
final class FakeProvider implements PaymentGateway {
    private final Map<String, Charge> charges = new ConcurrentHashMap<>();
    private final Map<String, String> declines = new ConcurrentHashMap<>();
    private final List<SavedMethod> asked = new CopyOnWriteArrayList<>();
    private final Set<String> cancelled = ConcurrentHashMap.newKeySet();
    private volatile @Nullable String decline;
    private volatile @Nullable String failure;
    private volatile int lostAnswers;
    private volatile boolean closed;

    private record Charge(String intent, PaymentId payment, Money amount) {}

    /** From now on every new charge is declined with this code; null: none. */
    void declineWith(@Nullable String code) {
        decline = code;
    }

    /** From now on charges are under way when they are answered, and fail with this code later. */
    void failLaterWith(String code) {
        failure = code;
    }

    /** The intents that were given up. */
    Set<String> cancelled() {
        return cancelled;
    }

    /** The answers of so many of the next charges are lost after their effect. */
    void loseAnswers(int count) {
        lostAnswers = count;
    }

    /** Whether it refuses to say what was charged. */
    void refuseToTell(boolean refuse) {
        closed = refuse;
    }

    /** Which methods were to be charged, or looked for, request by request. */
    List<SavedMethod> asked() {
        return asked;
    }

    /** What was charged, all in all. */
    List<Money> charged() {
        return charges.values().stream().map(Charge::amount).toList();
    }

    @Override
    public Offer offer(String price) {
        return new Offer(price, Money.of(2_500, "usd"), Credits.of(1_000), "Bundle", null);
    }

    @Override
    public Intent charge(ChargeRequest request) {
        asked.add(request.method());
        String code = decline;
        String declined = declines.computeIfAbsent(request.key(), k -> code == null ? "" : code);
        if (!declined.isEmpty()) {
            throw new Declined(declined, "declined", new IllegalStateException("card"));
        }
        Charge charge = charges.computeIfAbsent(
                request.key(),
                key -> new Charge("pi_" + request.payment().uuid(), request.payment(), request.amount()));
        if (lostAnswers-- > 0) {
            throw new Unreachable(true, "the answer was lost", new IllegalStateException("timeout"));
        }
        Step step = failure == null ? Step.SUCCEEDED : Step.PROCESSING;
        return new Intent(charge.intent(), null, step, objects(charge.intent()));
    }

    @Override
    public Optional<Intent> charged(ChargeRequest request) {
        checkTells();
        asked.add(request.method());
        return charges.values().stream()
                .filter(charge -> charge.payment().equals(request.payment()))
                .map(charge -> new Intent(charge.intent(), null, Step.SUCCEEDED, objects(charge.intent())))
                .findFirst();
    }

    @Override
    public SeenPayment observe(PaidObjects objects) {
        checkTells();
        Charge charge = charges.values().stream()
                .filter(c -> c.intent().equals(objects.intent()))
                .findFirst()
                .orElseThrow();
        String code = failure;
        Observation seen = code == null
                ? new Observation(
                        Status.SUCCEEDED, objects(charge.intent()), charge.amount(), null, List.of(), List.of())
                : new Observation(Status.FAILED, objects(charge.intent()), null, code, List.of(), List.of());
        return new SeenPayment(charge.payment(), seen, Instant.EPOCH);
    }

    private void checkTells() {
        if (closed) {
            throw new Rejected("http_401", "no such key", new IllegalStateException("key"));
        }
    }

    private static PaidObjects objects(String intent) {
        return new PaidObjects(null, intent, null, null, "cus_1", "pm_1");
    }

    @Override
    public Checkout openCheckout(CheckoutRequest request) {
        throw new AssertionError("a standing order does not ask for this");
    }

    @Override
    public Optional<SeenPayment> opened(PaymentId payment, Instant since) {
        throw new AssertionError("a standing order does not ask for this");
    }

    @Override
    public Optional<Intent> made(PaymentId payment, Instant since) {
        throw new AssertionError("a standing order does not ask for this");
    }

    @Override
    public Intent createIntent(IntentRequest request) {
        throw new AssertionError("a standing order does not ask for this");
    }

    @Override
    public Intent intent(String intent) {
        throw new AssertionError("a standing order does not ask for this");
    }

    @Override
    public Intent confirm(String intent, @Nullable String method, String key) {
        throw new AssertionError("a standing order does not ask for this");
    }

    @Override
    public Intent capture(String intent, String key) {
        throw new AssertionError("a standing order does not ask for this");
    }

    @Override
    public Intent cancel(String intent, String key) {
        cancelled.add(intent);
        return new Intent(intent, null, Step.CANCELLED, objects(intent));
    }

    @Override
    public Optional<SeenPayment> find(String object) {
        return Optional.empty();
    }

    @Override
    public Optional<String> receiptUrl(PaidObjects objects) {
        return Optional.empty();
    }

    @Override
    public SeenPage list(Instant since, @Nullable String cursor) {
        return new SeenPage(List.of(), null);
    }
}
