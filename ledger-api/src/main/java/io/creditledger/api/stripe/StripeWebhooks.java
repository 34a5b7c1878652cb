package io.creditledger.api.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import io.creditledger.api.payment.Webhooks;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.stripe.Inbox.Letter;
import io.creditledger.api.stripe.Inbox.State;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stripe's webhooks: the signature is checked on the bytes as they came, then the event is kept, and only then is it
 * answered. What it says is a hint and nothing more: its object is read anew from Stripe, so that neither the order of
 * events nor the API version that they are written in matters.
 */
public final class StripeWebhooks implements Webhooks {
    private static final Logger LOG = LoggerFactory.getLogger(StripeWebhooks.class);
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What the ids of objects that belong to payments begin with. */
    private static final Set<String> OURS = Set.of("cs", "pi", "ch", "py", "in", "re", "pyr", "du", "dp");

    private final @Nullable String secret;
    private final Inbox inbox;
    private final Clock clock;
    private final Runnable wake;

    /**
     * @param secret of the endpoint; null: nothing is believed
     * @param wake who follows events
     */
    public StripeWebhooks(@Nullable String secret, DataSource dataSource, Clock clock, Runnable wake) {
        this.secret = secret;
        this.inbox = new Inbox(dataSource);
        this.clock = clock;
        this.wake = wake;
    }

    @Override
    public void take(byte[] body, @Nullable String signature) {
        Event event = verified(body, signature);
        String object = object(body);
        boolean ours = object != null && OURS.contains(object.substring(0, Math.max(0, object.indexOf('_'))));
        Letter letter = new Letter(event.getId(), event.getType(), object, event.getApiVersion(), body);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (inbox.keep(letter, ours ? State.PENDING : State.OTHER, now) && ours) {
            wake.run();
        }
    }

    /** Headers and bodies of strangers make the library throw all sorts of things. */
    private Event verified(byte[] body, @Nullable String signature) {
        if (secret == null) {
            throw Problem.of(ProblemType.CONFIGURATION, "No webhook secret is configured: STRIPE_WEBHOOK_SECRET.");
        }
        if (signature == null) {
            throw refused("there is no Stripe-Signature");
        }
        try {
            String text = new String(body, StandardCharsets.UTF_8);
            Event event = Webhook.constructEvent(text, signature, secret, TOLERANCE.toSeconds(), clock);
            if (event == null || event.getId() == null || event.getType() == null) {
                throw refused("the body is no event");
            }
            return event;
        } catch (SignatureVerificationException e) {
            throw refused("the signature does not fit, or is older than " + TOLERANCE.toMinutes() + " minutes");
        } catch (Problem e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.debug("a webhook that cannot be read", e);
            throw refused("the signature or the body cannot be read");
        }
    }

    private static @Nullable String object(byte[] body) {
        JsonNode id = JSON.readTree(body).at("/data/object/id");
        return id.isString() ? id.stringValue() : null;
    }

    private static Problem refused(String why) {
        return Problem.of(ProblemType.INVALID_REQUEST, "The webhook is not believed: " + why + ".");
    }
}
