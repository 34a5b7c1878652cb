package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.creditledger.api.server.Http.Answer;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLedger.class)
class UserTokenTest {
    private static final String SECRET = "a-token-secret-of-at-least-32-bytes!";

    private final TestLedger ledger;
    private final String user = "u-" + UUID.randomUUID();
    private final String entity = "/api/entities/e-demo";
    private Http admin;

    UserTokenTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @BeforeEach
    void a_tenant_that_verifies_tokens_with_a_secret() {
        admin = ledger.admin();
        assertThat(admin.put("/api/ledger/v1/token-verification", "{\"secret\":\"" + SECRET + "\"}")
                        .status())
                .isEqualTo(204);
    }

    @Test
    void a_token_acts_for_its_user_and_for_nobody_else() throws JOSEException {
        Http http = bearing(hs256(SECRET, user, 60));
        String other = "u-other";

        assertThat(http.get(entity + "/users/" + user + "/credits").status()).isEqualTo(200);
        assertThat(http.get(entity + "/users/" + other + "/credits").status()).isEqualTo(403);
        assertThat(http.get("/api/users/" + other + "/credits?entityId=e-demo").status())
                .isEqualTo(403);
        assertThat(http.with("userid", user).get(entity + "/credits-tiers").status())
                .isEqualTo(200);
        assertThat(http.with("userid", other).get(entity + "/credits-tiers").status())
                .isEqualTo(403);
        assertThat(http.get(entity + "/credits-tiers?userId=" + other).status()).isEqualTo(403);
        assertThat(http.post(entity + "/decrement-credits?userId=" + other, "{\"creditsAmount\":1}")
                        .status())
                .isEqualTo(403);
        assertThat(http.post("/api/users/" + other + "/buy-credits?entityId=e-demo", "{\"creditsTierId\":\"x\"}")
                        .status())
                .isEqualTo(403);
        assertThat(http.post(entity + "/decrement-credits", "{\"creditsAmount\":1}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void a_token_alone_writes_no_tiers_and_opens_no_other_dialect() throws JOSEException {
        String tier = "{\"creditsAmount\":1,\"price\":0,\"creditsTierId\":\"t\",\"creditsTierName\":\"T\"}";
        Http http = bearing(hs256(SECRET, user, 60));

        assertThat(http.post(entity + "/credits-tiers", tier).status()).isEqualTo(403);
        assertThat(http.patch(entity + "/credits-tiers", tier).status()).isEqualTo(403);
        assertThat(http.get("/api/ledger/v1/accounts").status()).isEqualTo(401);
        assertThat(http.get("/api/v1/org/demo/credits").status()).isEqualTo(401);
    }

    @Test
    void what_an_entity_itself_has_is_not_shown_to_its_users() throws JOSEException {
        assertThat(bearing(hs256(SECRET, user, 60)).get(entity + "/credits").status())
                .isEqualTo(403);
        assertThat(ledger.owner(user).get(entity + "/credits").status()).isEqualTo(200);
    }

    @Test
    void a_token_that_never_expires_is_refused() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder().subject(user).build());
        token.sign(new MACSigner(SECRET));

        assertThat(bearing(token.serialize()).get(entity + "/credits-tiers").status())
                .isEqualTo(401);
    }

    @Test
    void an_expired_token_says_so() throws JOSEException {
        Answer answer = bearing(hs256(SECRET, user, -1)).get(entity + "/credits-tiers");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.json().at("/success").booleanValue()).isFalse();
        assertThat(answer.json().at("/userTokenExpired").booleanValue()).isTrue();
    }

    @Test
    void a_forged_token_is_refused() throws JOSEException {
        String plain = new PlainJWT(new JWTClaimsSet.Builder().subject(user).build()).serialize();
        String forged = hs256("another-secret-of-at-least-32-bytes!!", user, 60);
        String nobody = hs256(SECRET, null, 60);
        for (String token : List.of(plain, forged, nobody, "x", "a.b.c", "")) {
            assertThat(bearing(token).get(entity + "/credits-tiers").status())
                    .as(token)
                    .isEqualTo(401);
        }
        assertThat(ledger.anonymous()
                        .with("apikey", "lk_nobody")
                        .with("token", hs256(SECRET, user, 60))
                        .get(entity + "/credits-tiers")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void with_the_secret_of_the_key_a_token_is_not_looked_at() {
        assertThat(ledger.owner("u-any")
                        .with("token", "nonsense")
                        .get(entity + "/users/u-any/credits")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_key_set_verifies_tokens_and_its_public_key_is_no_shared_secret() throws JOSEException {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        String jwks = new JWKSet(key.toPublicJWK()).toString();
        assertThat(admin.put("/api/ledger/v1/token-verification", "{\"jwks\":" + jwks + "}")
                        .status())
                .isEqualTo(204);
        String signed =
                signed(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), new RSASSASigner(key), user, 60);

        assertThat(bearing(signed).get(entity + "/users/" + user + "/credits").status())
                .isEqualTo(200);
        assertThat(bearing(hs256(SECRET, user, 60))
                        .get(entity + "/credits-tiers")
                        .status())
                .isEqualTo(401);
        assertThat(bearing(hs256(jwks, user, 60)).get(entity + "/credits-tiers").status())
                .isEqualTo(401);
    }

    @Test
    void verification_needs_a_long_secret_or_a_key_set() {
        String path = "/api/ledger/v1/token-verification";
        assertThat(admin.put(path, "{\"secret\":\"short\"}").status()).isEqualTo(422);
        assertThat(admin.put(path, "{}").status()).isEqualTo(422);
        assertThat(admin.put(path, "{\"jwks\":{\"keys\":[]}}").status()).isEqualTo(422);
        assertThat(admin.put(path, "{\"jwks\":\"nonsense\"}").status()).isEqualTo(422);
    }

    private Http bearing(String token) {
        return ledger.anonymous().with("apikey", TestLedger.KEY_ID).with("token", token);
    }

    private static String hs256(String secret, String user, int seconds) throws JOSEException {
        return signed(new JWSHeader(JWSAlgorithm.HS256), new MACSigner(secret), user, seconds);
    }

    private static String signed(JWSHeader header, JWSSigner signer, String user, int seconds) throws JOSEException {
        SignedJWT token = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .subject(user)
                        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)))
                        .build());
        token.sign(signer);
        return token.serialize();
    }
}
