package io.creditledger.sandbox;

import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.Faults;
import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Call;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Store;
import io.creditledger.sandbox.stripe.Browser;
import io.creditledger.sandbox.stripe.Expansion;
import io.creditledger.sandbox.stripe.Route;
import io.creditledger.sandbox.stripe.Routes;
import io.creditledger.sandbox.stripe.World;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Everything under {@code /v1}: keys, versions, idempotency, faults on purpose, then the operation itself. */
final class Api {
    /** Refusals that come from what is, not from what was sent: these too stay the answer under their key. */
    private static final Set<String> EXECUTED =
            Set.of("payment_intent_unexpected_state", "charge_already_refunded", "charge_disputed");

    private static final Logger LOG = LoggerFactory.getLogger(Api.class);

    private final Worlds worlds;
    private final Keys keys;
    private final Faults faults;
    private final Idempotency idempotency = new Idempotency();

    Api(Worlds worlds, Keys keys, Faults faults) {
        this.worlds = worlds;
        this.keys = keys;
        this.faults = faults;
    }

    /** The answer to a call; null closes the connection without one. */
    @Nullable
    Answer answer(Call call) {
        Answer answer;
        try {
            answer = checked(call);
        } catch (ApiError e) {
            answer = Answer.json(e.status(), e.body());
        }
        String key = call.idempotencyKey();
        return answer == null || key == null ? answer : answer.with("Idempotency-Key", key);
    }

    private @Nullable Answer checked(Call call) {
        Form form = call.form();
        boolean browser = keys.check(call, form);
        String key = idempotency.take(call);
        try {
            return faulty(call, form, key, browser);
        } finally {
            idempotency.release(key);
        }
    }

    private @Nullable Answer faulty(Call call, Form form, @Nullable String key, boolean browser) {
        Fault fault = faults.ofRequest(call.method() + " " + call.path());
        if (fault == null) {
            return run(call, form, key, browser, null);
        }
        return switch (fault.kind()) {
            case DELAY -> {
                Pause.of(fault.delay());
                yield run(call, form, key, browser, null);
            }
            case DROP_REQUEST -> null;
            case DROP_ANSWER -> {
                Answer lost = run(call, form, key, browser, null);
                LOG.debug("Not answered: {} to {} {}", lost.status(), call.method(), call.path());
                yield null;
            }
            case RATE_LIMIT -> Failures.rateLimit();
            case UNAVAILABLE -> Failures.unavailable();
            case SERVER_ERROR -> {
                Answer known = known(call, key);
                yield known == null ? keep(call, key, Failures.unknown()) : known;
            }
            case SERVER_ERROR_AFTER_EFFECT -> run(call, form, key, browser, Failures.unknown());
            case DUPLICATE_DELIVERY, REORDER_DELIVERIES, WRONG_SIGNATURE ->
                throw new IllegalStateException(fault + " strikes no request");
        };
    }

    private Answer run(Call call, Form form, @Nullable String key, boolean browser, @Nullable Answer instead) {
        Answer known = known(call, key);
        if (known != null) {
            return known;
        }
        Asked asked = find(call);
        if (browser && !asked.route().publishable()) {
            throw Keys.secretKeyRequired();
        }
        asked.route().params().check(form);
        try {
            return worlds.change(origin(call), world -> {
                Answer answer = execute(world, asked, form, browser);
                Answer told = Objects.requireNonNullElse(instead, answer);
                idempotency.keep(world, call, key, told);
                return told;
            });
        } catch (ApiError e) {
            String code = e.code();
            return code != null && EXECUTED.contains(code)
                    ? keep(call, key, Answer.json(e.status(), e.body()))
                    : Answer.json(e.status(), e.body());
        }
    }

    private record Known(@Nullable Answer answer) {}

    private @Nullable Answer known(Call call, @Nullable String key) {
        return worlds.change(origin(call), world -> new Known(idempotency.known(world, call, key)))
                .answer();
    }

    private static Answer execute(World world, Asked asked, Form form, boolean browser) {
        try {
            ObjectNode done = asked.route().operation().run(world, form, asked.id());
            ObjectNode shown = Expansion.of(world, done, form);
            return Answer.json(200, browser ? Browser.view(shown) : shown);
        } catch (ApiError e) {
            if (e instanceof Store.KeepsEffect) {
                return Answer.json(e.status(), e.body());
            }
            throw e;
        }
    }

    private Answer keep(Call call, @Nullable String key, Answer answer) {
        return worlds.change(origin(call), world -> {
            idempotency.keep(world, call, key, answer);
            return answer;
        });
    }

    private record Asked(Route route, String id) {}

    private static Asked find(Call call) {
        for (Route route : Routes.all()) {
            String id = route.match(call.path());
            if (id != null && route.method().equals(call.method())) {
                return new Asked(route, id);
            }
        }
        throw new ApiError(
                404,
                "invalid_request_error",
                null,
                "Unrecognized request URL (" + call.method() + ": " + call.path()
                        + "). The sandbox has only what the ledger uses of Stripe's API.",
                null);
    }

    private static World.Origin origin(Call call) {
        return new World.Origin(call.requestId(), call.idempotencyKey());
    }
}
