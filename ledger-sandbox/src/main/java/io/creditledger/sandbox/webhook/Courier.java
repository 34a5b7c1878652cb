package io.creditledger.sandbox.webhook;

import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import io.creditledger.sandbox.fault.Faults;
import io.creditledger.sandbox.store.Json;
import io.creditledger.sandbox.stripe.Endpoint;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings one event to one endpoint, signed. */
final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Supplier<Instant> now;
    private final Faults faults;
    private final UnaryOperator<String> address;

    /** A courier that signs with the sandbox's time and writes its address into bodies. */
    Courier(Supplier<Instant> now, Faults faults, UnaryOperator<String> address) {
        this.now = now;
        this.faults = faults;
        this.address = address;
    }

    /** Delivers; the endpoint's HTTP status, 0 when it could not be reached. */
    int deliver(Endpoint endpoint, Outbox.Due due) {
        Fault fault = faults.ofDelivery(due.type());
        if (fault != null && fault.kind() == FaultKind.WRONG_SIGNATURE) {
            int refused = send(endpoint, due, "whsec_of_somebody_else");
            LOG.debug("{} wrongly signed: {}", due.event(), refused);
        }
        int status = send(endpoint, due, endpoint.secret());
        if (fault != null && fault.kind() == FaultKind.DUPLICATE_DELIVERY) {
            status = send(endpoint, due, endpoint.secret());
        }
        return status;
    }

    private int send(Endpoint endpoint, Outbox.Due due, String secret) {
        String body = address.apply(Json.pretty(due.body()));
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint.url()))
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("User-Agent", "Stripe/1.0 (+https://stripe.com/docs/webhooks)")
                    .header("Stripe-Signature", Signature.header(secret, now.get(), body))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            LOG.debug("{} not delivered to {}: {}", due.event(), endpoint.url(), e.toString());
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
