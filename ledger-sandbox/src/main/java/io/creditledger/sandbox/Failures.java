package io.creditledger.sandbox;

import io.creditledger.sandbox.http.Answer;
import io.creditledger.sandbox.http.ApiError;

/** Answers that have nothing to do with what was asked. */
final class Failures {
    private Failures() {}

    /** 429. */
    static Answer rateLimit() {
        return answer(new ApiError(
                429,
                "invalid_request_error",
                "rate_limit",
                "Request rate limit exceeded. You can learn more about rate limits here"
                        + " https://stripe.com/docs/rate-limits.",
                null));
    }

    /** 500. */
    static Answer unknown() {
        return answer(new ApiError(
                500,
                "api_error",
                null,
                "Sorry! There was an error while talking to one of our backends. Support has been notified.",
                null));
    }

    /** 503. */
    static Answer unavailable() {
        return answer(new ApiError(503, "api_error", null, "The service is temporarily unavailable.", null));
    }

    private static Answer answer(ApiError error) {
        return Answer.json(error.status(), error.body());
    }
}
