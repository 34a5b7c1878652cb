package io.creditledger.sandbox;

import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import io.creditledger.sandbox.fault.Faults;
import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.http.ApiError;
import io.creditledger.sandbox.http.Call;
import io.creditledger.sandbox.http.Form;
import io.creditledger.sandbox.store.Json;
import java.time.Duration;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The sandbox's own operations over HTTP, under {@code /sandbox}, with the secret key and form parameters. */
final class Switches {
    private final StripeSandbox sandbox;
    private final Keys keys;

    Switches(StripeSandbox sandbox, Keys keys) {
        this.sandbox = sandbox;
        this.keys = keys;
    }

    /** The answer to a call. */
    Answer answer(Call call) {
        try {
            String sent = call.key();
            if (sent == null || !keys.isSecret(sent)) {
                throw ApiError.unauthorized(null, "The switches need the secret key.");
            }
            return Answer.json(200, run(call, call.form()));
        } catch (ApiError e) {
            return Answer.json(e.status(), e.body());
        } catch (IllegalArgumentException e) {
            return Answer.json(
                    400,
                    ApiError.invalid(null, String.valueOf(e.getMessage()), null).body());
        }
    }

    private ObjectNode run(Call call, Form form) {
        return switch (call.method() + " " + call.path()) {
            case "GET /sandbox/faults" -> faults();
            case "POST /sandbox/faults" -> {
                sandbox.faults().add(fault(form));
                yield faults();
            }
            case "DELETE /sandbox/faults" -> {
                sandbox.faults().clear();
                yield faults();
            }
            case "POST /sandbox/advance" -> {
                sandbox.advance(Duration.ofSeconds(form.requiredInteger("seconds")));
                yield Json.object().put("now", sandbox.now().getEpochSecond());
            }
            case "GET /sandbox/webhooks" -> pending();
            case "POST /sandbox/webhooks/hold" -> {
                sandbox.webhooks().hold();
                yield pending();
            }
            case "POST /sandbox/webhooks/release" -> {
                sandbox.webhooks().release();
                yield pending();
            }
            case "POST /sandbox/webhooks/deliver" ->
                Json.object().put("status", sandbox.webhooks().deliver(form.required("event")));
            case "POST /sandbox/disputes" ->
                sandbox.openDispute(
                        form.required("charge"),
                        form.choice("reason", "fraudulent", "product_not_received", "duplicate", "general"),
                        form.integer("amount"));
            case "POST /sandbox/disputes/decide" ->
                sandbox.decideDispute(form.required("dispute"), form.flag("won", false));
            case "POST /sandbox/payment_intents/settle" ->
                sandbox.settlePayment(form.required("payment_intent"), form.text("failure"));
            case "POST /sandbox/refunds/settle" -> sandbox.settleRefund(form.required("refund"), form.text("failure"));
            default -> throw ApiError.noSuch("switch", call.method() + " " + call.path(), "path");
        };
    }

    private static Fault fault(Form form) {
        FaultKind kind = FaultKind.valueOf(form.required("kind").toUpperCase(Locale.ROOT));
        Long delay = form.integer("delay_ms");
        Long times = form.integer("times");
        Long skip = form.integer("skip");
        return new Fault(
                kind,
                form.required("match"),
                skip == null ? 0 : Math.toIntExact(skip),
                times == null ? 1 : Math.toIntExact(times),
                Duration.ofMillis(delay == null ? 0 : delay));
    }

    private ObjectNode faults() {
        ObjectNode all = Json.object();
        ArrayNode list = all.putArray("faults");
        for (Faults.Seen seen : sandbox.faults().seen()) {
            ObjectNode one = list.addObject();
            one.put("kind", seen.fault().kind().name().toLowerCase(Locale.ROOT));
            one.put("match", seen.fault().match());
            one.put("skip", seen.fault().skip());
            one.put("times", seen.fault().times());
            one.put("delay_ms", seen.fault().delay().toMillis());
            one.put("matched", seen.matched());
        }
        return all;
    }

    private ObjectNode pending() {
        ObjectNode all = Json.object();
        ArrayNode list = all.putArray("pending");
        sandbox.webhooks().pending().forEach(pending -> {
            ObjectNode one = list.addObject();
            one.put("event", pending.event());
            one.put("type", pending.type());
            one.put("endpoint", pending.endpoint());
            one.put("attempts", pending.attempts());
        });
        return all;
    }
}
