package io.creditledger.api.problem;

import com.github.f4b6a3.uuid.UuidCreator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;

/** The name of one request in answers, logs and event metadata. */
public final class RequestId {
    private static final String ATTRIBUTE = RequestId.class.getName();
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9._:/+=@-]{1,128}");

    private RequestId() {}

    /**
     * Takes the caller's {@code X-Request-Id} when it is harmless, makes a UUIDv7 otherwise, and returns it as a
     * header.
     */
    public static void assign(HttpServletRequest request, HttpServletResponse response) {
        String given = request.getHeader("X-Request-Id");
        String id = given != null && SAFE.matcher(given).matches()
                ? given
                : UuidCreator.getTimeOrderedEpoch().toString();
        request.setAttribute(ATTRIBUTE, id);
        response.setHeader("Request-Id", id);
    }

    /** The id assigned to the request; {@code -} for a request that the container refused before us. */
    public static String of(HttpServletRequest request) {
        Object id = request.getAttribute(ATTRIBUTE);
        return id == null ? "-" : id.toString();
    }
}
