package io.creditledger.api.billing;

import io.creditledger.api.billing.AlertWebhooks.Fired;
import io.creditledger.api.billing.AlertWebhooks.Task;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.metrics.AlertMeters;
import io.creditledger.projections.customer.AlertQueries;
import io.creditledger.projections.customer.AlertView;
import io.creditledger.projections.customer.CustomerQueries;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.customer.FiredView;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/**
 * When an alert fires, then its tenant is told: at least once, for each alert in order.
 *
 * <p>That it fired follows from the view, so nothing is lost whatever stops when: what fired is put into the outbox
 * together with the mark of how far was looked, and leaves it when the tenant has answered 2xx, or after three days.
 */
final class WhenAnAlertFiresThenTellTheTenant implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WhenAnAlertFiresThenTellTheTenant.class);
    private static final long PAUSE_MILLIS = 500;
    private static final int AT_ONCE = 50;
    private static final int FIRED_AT_ONCE = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TAKEN = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration GIVEN_UP = Duration.ofDays(3);
    private static final Duration KEPT = Duration.ofDays(30);

    private final AlertQueries alerts;
    private final CustomerQueries customers;
    private final AlertWebhooks webhooks;
    private final AlertReach reach;
    private final AlertMeters meters;
    private final JsonMapper json;
    private final Stamps stamps;
    private final HttpClient http = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("alerts").daemon().factory());

    WhenAnAlertFiresThenTellTheTenant(
            AlertQueries alerts,
            CustomerQueries customers,
            AlertWebhooks webhooks,
            AlertReach reach,
            AlertMeters meters,
            JsonMapper json,
            Stamps stamps) {
        this.alerts = alerts;
        this.customers = customers;
        this.webhooks = webhooks;
        this.reach = reach;
        this.meters = meters;
        this.json = json;
        this.stamps = stamps;
    }

    /** Looks twice a second from now on. */
    @SuppressWarnings("FutureReturnValueIgnored") // look() lets nothing escape that would end the schedule
    void start() {
        timer.scheduleWithFixedDelay(this::look, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        http.shutdownNow();
    }

    private void look() {
        try {
            while (collect() == FIRED_AT_ONCE) {
                LOG.info("many alerts have fired: more are looked for");
            }
            while (send() == AT_ONCE) {
                LOG.debug("more is to be told");
            }
            webhooks.purge(stamps.now().minus(KEPT));
            meters.pending(webhooks.pending());
        } catch (DataAccessException e) {
            LOG.warn("tenants are told of alerts later: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("tenants cannot be told of alerts", e);
        }
    }

    /** Puts what has fired since into the outbox; returns how much that was. */
    private int collect() {
        long from = webhooks.watched();
        long to = alerts.shown();
        if (to <= from) {
            return 0;
        }
        Map<String, Long> tenants = webhooks.tenants();
        List<FiredView> fired =
                tenants.isEmpty() ? List.of() : alerts.fired(List.copyOf(tenants.keySet()), from, to, FIRED_AT_ONCE);
        if (fired.size() == FIRED_AT_ONCE) {
            long cut = fired.getLast().position(); // there may be more of it, so it is left for the next time
            webhooks.keep(from, cut - 1, kept(fired, f -> f.position() < cut && isWanted(f, tenants)));
        } else {
            webhooks.keep(from, to, kept(fired, f -> isWanted(f, tenants)));
        }
        return fired.size();
    }

    private static boolean isWanted(FiredView fired, Map<String, Long> tenants) {
        return fired.position() > tenants.getOrDefault(fired.account().tenant(), Long.MAX_VALUE);
    }

    private List<Fired> kept(List<FiredView> all, Predicate<FiredView> wanted) {
        List<FiredView> fired = all.stream().filter(wanted).toList();
        List<Fired> kept = new ArrayList<>(fired.size());
        FiredView last = null;
        int part = 0;
        for (FiredView one : fired) {
            boolean same = last != null && last.alert().equals(one.alert()) && last.number() == one.number();
            part = same ? part + 1 : 0;
            last = one;
            String tenant = one.account().tenant();
            AlertView alert = alerts.evenRemoved(tenant, one.alert()).orElseThrow();
            CustomerView customer = customers.customer(alert.customer()).orElseThrow();
            String body = json.writeValueAsString(AlertMessage.of(one, alert, customer));
            kept.add(new Fired(AlertMessage.id(one), tenant, one.alert(), one.number(), part, body, one.at()));
        }
        return kept;
    }

    /** Sends what is due, one of each alert, side by side, so that a slow receiver keeps nobody waiting but itself. */
    private int send() {
        Instant now = stamps.now();
        List<Task> due = webhooks.take(now, now.plus(TAKEN), AT_ONCE);
        try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
            due.forEach(task -> each.execute(() -> tell(task)));
        }
        return due.size();
    }

    private void tell(Task task) {
        AlertWebhooks.Endpoint endpoint = webhooks.endpoint(task.tenant()).orElse(null);
        String problem = endpoint == null ? null : problem(endpoint, task);
        Instant now = stamps.now();
        if (endpoint == null) {
            webhooks.giveUp(task, "the tenant has no endpoint any more", now);
            meters.told("given_up");
        } else if (problem == null) {
            webhooks.delivered(task, now);
            meters.told("delivered");
        } else if (task.firedAt().plus(GIVEN_UP).isBefore(now)) {
            webhooks.giveUp(task, problem, now);
            meters.told("given_up");
            LOG.error("tenant {} was never told of alert webhook {}: {}", task.tenant(), task.id(), problem);
        } else {
            Duration pause = pause(task.attempts());
            webhooks.failed(task, problem, now.plus(pause));
            meters.told("failed");
            LOG.warn("tenant {} is told of alert webhook {} in {}: {}", task.tenant(), task.id(), pause, problem);
        }
    }

    /** Twice as long each time, up to an hour. */
    static Duration pause(int attempts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 20));
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    /** Sends it; returns what went wrong, null: nothing. */
    private @Nullable String problem(AlertWebhooks.Endpoint endpoint, Task task) {
        try {
            URI uri = URI.create(endpoint.url());
            reach.check(uri);
            String timestamp = stamps.now().truncatedTo(ChronoUnit.MILLIS).toString();
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .timeout(PATIENCE)
                    .header("Content-Type", "application/json")
                    .header("X-Orb-Timestamp", timestamp)
                    .header("X-Orb-Signature", AlertMessage.signature(endpoint.secret(), timestamp, task.body()))
                    .POST(HttpRequest.BodyPublishers.ofString(task.body()))
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            response.body().close(); // unread: it may never end, and then nobody else would be told
            int status = response.statusCode();
            return status / 100 == 2 ? null : "it answered " + status;
        } catch (IOException e) {
            return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "the node is closing";
        } catch (RuntimeException e) { // counted like every failure, so that it ends some day
            LOG.error("alert webhook {} of tenant {} cannot be sent", task.id(), task.tenant(), e);
            return e.toString();
        }
    }
}
