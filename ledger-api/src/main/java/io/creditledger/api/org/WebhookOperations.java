package io.creditledger.api.org;

import io.creditledger.api.payment.Webhooks;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import io.creditledger.api.security.Signed;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** Where Stripe tells what happened. */
@RestController
@Tag(name = "Webhooks")
public class WebhookOperations {
    private static final int MAX_BYTES = 1 << 20;

    private final Webhooks webhooks;

    public WebhookOperations(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    /** The body is read as it is: the signature is about its bytes. */
    @Operation(operationId = "stripe_webhook", summary = "Take an event of Stripe's; signed by it, so without a key")
    @Signed
    @PostMapping("/api/v1/webhooks/stripe")
    public void take(
            HttpServletRequest request,
            @RequestHeader(name = "Stripe-Signature", required = false) @Nullable String signature) {
        webhooks.take(body(request), signature);
    }

    private static byte[] body(HttpServletRequest request) {
        try {
            byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
            if (body.length > MAX_BYTES) {
                throw Problem.of(ProblemType.INVALID_REQUEST, "An event has at most " + MAX_BYTES + " bytes.");
            }
            return body;
        } catch (IOException e) { // Stripe sends it again
            throw Problem.of(ProblemType.INVALID_REQUEST, "The body ended before it was whole.");
        }
    }
}
