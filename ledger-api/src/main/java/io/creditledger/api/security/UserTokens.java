package io.creditledger.api.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.ImmutableSecret;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.creditledger.api.problem.Problem;
import io.creditledger.api.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;

/**
 * Verifies users' tokens: a JWT signed with the tenant's secret (HS256) or with a key of its JWKS; {@code sub} is the
 * user, {@code exp} is required: a token that leaked must not be good for ever. The algorithm is ours to choose, never
 * the token's.
 */
public final class UserTokens {
    private static final Set<JWSAlgorithm> PUBLIC_KEY_ALGORITHMS =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384, JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.ES256);

    private final Clock clock;

    public UserTokens(Clock clock) {
        this.clock = clock;
    }

    /**
     * The user whose token this is.
     *
     * @throws Problem 401 when it is not valid, or has expired
     */
    public String user(Tenants.Tenant tenant, String token) {
        JWTClaimsSet claims = verified(tenant, token);
        Instant now = clock.instant();
        Date expiry = claims.getExpirationTime();
        if (expiry == null) {
            throw Problem.of(ProblemType.AUTHENTICATION, "The user token never expires: it needs an 'exp'.");
        }
        if (!now.isBefore(expiry.toInstant())) {
            throw Problem.of(ProblemType.EXPIRED_TOKEN, "The user token has expired.");
        }
        Date notBefore = claims.getNotBeforeTime();
        if (claims.getSubject() == null
                || (notBefore != null && notBefore.toInstant().isAfter(now))) {
            throw invalid();
        }
        return claims.getSubject();
    }

    /** @throws IllegalArgumentException when the text is no JSON Web Key Set with a public key */
    public static void checkJwks(String jwks) {
        try {
            if (JWKSet.parse(jwks).toPublicJWKSet().isEmpty()) {
                throw new IllegalArgumentException("the key set has no public key");
            }
        } catch (ParseException e) {
            throw new IllegalArgumentException("this is no JSON Web Key Set", e);
        }
    }

    private static JWTClaimsSet verified(Tenants.Tenant tenant, String token) {
        try {
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSKeySelector(selector(tenant));
            processor.setJWTClaimsSetVerifier(null); // time is judged by our clock
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw invalid();
        }
    }

    private static JWSVerificationKeySelector<SecurityContext> selector(Tenants.Tenant tenant) throws ParseException {
        if (tenant.tokenSecret() != null) {
            JWKSource<SecurityContext> secret =
                    new ImmutableSecret<>(tenant.tokenSecret().getBytes(StandardCharsets.UTF_8));
            return new JWSVerificationKeySelector<>(JWSAlgorithm.HS256, secret);
        }
        if (tenant.tokenJwks() != null) {
            JWKSource<SecurityContext> keys = new ImmutableJWKSet<>(JWKSet.parse(tenant.tokenJwks()));
            return new JWSVerificationKeySelector<>(PUBLIC_KEY_ALGORITHMS, keys);
        }
        throw Problem.of(ProblemType.AUTHENTICATION, "User tokens are not configured for this key.");
    }

    private static Problem invalid() {
        return Problem.of(ProblemType.AUTHENTICATION, "The user token is not valid.");
    }
}
