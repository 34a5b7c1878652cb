package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedLedger.class)
class TierTest {
    private static final String TERMS = "\"name\":\"Scale\",\"price\":\"50\",\"credits\":250,\"extra_credits\":\"50\"";

    private final TestLedger ledger;

    TierTest(TestLedger ledger) {
        this.ledger = ledger;
    }

    @Test
    void a_tier_is_added_updated_only_as_seen_and_retired() {
        Http http = ledger.admin();
        String entity = "e-" + UUID.randomUUID();
        String tiers = "/api/ledger/v1/entities/" + entity + "/tiers";
        Http early = http.keyed();
        assertThat(early.post(tiers, "{\"tier\":\"scale\"," + TERMS + "}").status())
                .isEqualTo(404);
        assertThat(http.post("/api/ledger/v1/entities", "{\"entity\":\"" + entity + "\"}")
                        .status())
                .isEqualTo(201);

        assertThat(early.post(tiers, "{\"tier\":\"scale\"," + TERMS + "}").status())
                .as("a late duplicate of what was refused")
                .isEqualTo(404);
        Answer added = http.post(tiers, "{\"tier\":\"scale\"," + TERMS + "}");
        Answer twice = http.post(tiers, "{\"tier\":\"scale\"," + TERMS + "}");
        Answer unseen = http.put(tiers + "/scale", "{" + TERMS + "}");
        Answer updated = http.with("If-Match", added.header("ETag"))
                .put(tiers + "/scale", "{\"name\":\"Scale\",\"price\":\"60\",\"credits\":250,\"period\":\"monthly\"}");
        Answer stale = http.with("If-Match", added.header("ETag")).delete(tiers + "/scale");
        Answer read = http.get(tiers + "/scale");
        Answer unchanged = http.with("If-None-Match", read.header("ETag")).get(tiers + "/scale");
        Answer retired = http.with("If-Match", updated.header("ETag")).delete(tiers + "/scale");

        assertThat(added.status()).as(added.response().body()).isEqualTo(201);
        assertThat(added.header("ETag")).isEqualTo("\"1\"");
        assertThat(twice.status()).isEqualTo(409);
        assertThat(unseen.status()).isEqualTo(428);
        assertThat(updated.status()).as(updated.response().body()).isEqualTo(200);
        assertThat(updated.header("ETag")).isEqualTo("\"2\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(read.text("/price")).isEqualTo("60");
        assertThat(unchanged.status()).isEqualTo(304);
        assertThat(retired.status()).isEqualTo(204);
        assertThat(http.get(tiers).json().size()).isZero();
        assertThat(http.get(tiers + "?retired=true").json().size()).isEqualTo(1);
        assertThat(http.with("If-Match", "*")
                        .put(tiers + "/none", "{" + TERMS + "}")
                        .status())
                .isEqualTo(404);
        assertThat(http.get(tiers + "/none").status()).isEqualTo(404);
    }

    @Test
    void an_update_that_changes_nothing_shows_the_tier_as_it_is() {
        Http http = ledger.admin();
        String tiers = "/api/ledger/v1/entities/e-demo/tiers";
        String tier = "same-" + UUID.randomUUID();
        http.post(tiers, "{\"tier\":\"" + tier + "\"," + TERMS + "}");
        Http keyed = http.keyed().with("If-Match", "*");
        Answer same = keyed.put(tiers + "/" + tier, "{" + TERMS + "}");
        Answer again = keyed.put(tiers + "/" + tier, "{" + TERMS + "}");

        assertThat(same.status()).as(same.response().body()).isEqualTo(200);
        assertThat(same.header("ETag")).isEqualTo("\"1\"");
        assertThat(same.text("/price")).isEqualTo("50");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    }

    @Test
    void terms_that_cannot_be_offered_are_refused() {
        Http http = ledger.admin();
        String tiers = "/api/ledger/v1/entities/e-demo/tiers";
        Answer negative = http.post(tiers, "{\"tier\":\"x\",\"name\":\"X\",\"price\":-1,\"credits\":1}");
        Answer nothing = http.post(tiers, "{\"tier\":\"x\",\"name\":\"X\",\"price\":1,\"credits\":0}");
        Answer missing = http.post(tiers, "{\"tier\":\"x\"}");

        assertThat(negative.status()).isEqualTo(422);
        assertThat(negative.text("/refusal")).isEqualTo("price_negative");
        assertThat(nothing.status()).isEqualTo(422);
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.json().at("/errors").size()).isEqualTo(3);
    }
}
