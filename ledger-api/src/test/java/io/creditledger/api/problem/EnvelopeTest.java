package io.creditledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountRefusal;
import io.creditledger.core.account.LimitRefusal;
import io.creditledger.core.account.LimitRefusal.InsufficientCredits;
import io.creditledger.core.account.MalformedRefusal;
import io.creditledger.core.account.TargetRefusal;
import io.creditledger.core.commandbus.LedgerOverloaded;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.core.money.Credits;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DataAccessResourceFailureException;

class EnvelopeTest {
    private static final Set<Integer> BILLING_STATUSES = Set.of(400, 401, 403, 404, 409, 413, 429, 500);
    private static final Set<Integer> ORG_STATUSES = Set.of(400, 401, 403, 404, 409, 413, 422, 426, 429, 500, 502, 504);

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void the_organization_dialect_keeps_to_its_statuses(ProblemType type) {
        Map<String, Object> body = Envelope.body(Dialect.ORG, Problem.of(type, "why"), "/api/v1/x", "r");

        assertThat(body).containsOnlyKeys("code", "detail", "errors", "type");
        assertThat(ORG_STATUSES).contains((Integer) body.get("code"));
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void the_entity_dialect_says_success_false_and_never_422(ProblemType type) {
        Map<String, Object> body = Envelope.body(Dialect.ENTITY, Problem.of(type, "why"), "/api/x", "r");

        assertThat(body).containsEntry("success", false).containsKey("error");
        assertThat(body.containsKey("userTokenExpired")).isEqualTo(type == ProblemType.EXPIRED_TOKEN);
        assertThat(type.in(Dialect.ENTITY).status()).isNotIn(402, 422);
    }

    @ParameterizedTest
    @EnumSource(ProblemType.class)
    void the_billing_dialect_keeps_to_its_statuses_and_its_body(ProblemType type) {
        Problem problem = Problem.of(type, "why");
        Map<String, Object> body = Envelope.body(Dialect.BILLING, problem, "/v1/x", "r");

        assertThat(body).containsKeys("status", "type", "title").containsEntry("detail", "why");
        assertThat(body).containsEntry("status", Envelope.status(Dialect.BILLING, problem));
        assertThat(BILLING_STATUSES).contains((Integer) body.get("status"));
        assertThat(body.containsKey("validation_errors"))
                .isEqualTo(String.valueOf(body.get("type")).endsWith("#400-request-validation-errors"));
    }

    @Test
    void the_billing_dialect_tells_what_can_be_tried_again_from_what_cannot() {
        Problem refused = Problem.refused(new LimitRefusal.TooManyHolds(3));
        Problem underWay = Problem.of(ProblemType.CONFLICT, "under way");
        Problem field = Problem.invalid(List.of("body", "tiers", 0, "size"), "is wrong.", "int_type");

        assertThat(billing(refused))
                .containsEntry("status", 400)
                .extractingByKey("type")
                .asString()
                .endsWith("#400-constraint-violation");
        assertThat(billing(underWay)).containsEntry("status", 409);
        assertThat(billing(field)).containsEntry("validation_errors", List.of("tiers.0.size: is wrong."));
    }

    private static Map<String, Object> billing(Problem problem) {
        return Envelope.body(Dialect.BILLING, problem, "/v1/x", "r");
    }

    @Test
    void a_refusal_is_told_with_its_figures() {
        Problem problem = Problem.refused(new InsufficientCredits(Credits.of("2.5"), Credits.of(1)));
        Map<String, Object> body = Envelope.body(Dialect.NATIVE, problem, "/api/ledger/v1/x", "r-1");

        assertThat(body)
                .containsEntry("code", 409)
                .containsEntry("status", 409)
                .containsEntry("type", "insufficient_credits")
                .containsEntry("refusal", "insufficient_credits")
                .containsEntry("requested", "2.5")
                .containsEntry("available", "1")
                .containsEntry("request_id", "r-1");
    }

    @Test
    void what_is_named_but_absent_is_not_found_and_what_is_malformed_is_invalid() {
        assertThat(Problem.refused(new TargetRefusal.UnknownHold(new UUID(0, 1)))
                        .type())
                .isEqualTo(ProblemType.NOT_FOUND);
        assertThat(Problem.refused(new AccountRefusal.AccountNotOpen()).type()).isEqualTo(ProblemType.NOT_FOUND);
        assertThat(Problem.refused(new MalformedRefusal.NothingToGrant()).type())
                .isEqualTo(ProblemType.VALIDATION);
        assertThat(Problem.refused(new LimitRefusal.TooManyHolds(3)).type()).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void an_unknown_outcome_asks_for_a_retry_with_the_same_key_and_a_defect_tells_nothing() {
        Problem busy = Problems.of(new LedgerOverloaded("queue of lane 1"));
        Problem unknown = Problems.of(new LedgerUnavailable("socket", new IllegalStateException("db-7")));
        Problem defect = Problems.of(new IllegalStateException("SELECT secret"));

        assertThat(busy.type()).isEqualTo(ProblemType.OVERLOADED);
        assertThat(unknown.type().status()).isEqualTo(503);
        assertThat(unknown.detail()).contains("same Idempotency-Key").doesNotContain("db-7");
        assertThat(Problems.of(new DataAccessResourceFailureException("gone")).type())
                .isEqualTo(ProblemType.UNAVAILABLE);
        assertThat(defect.type().status()).isEqualTo(500);
        assertThat(defect.detail()).doesNotContain("SELECT");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/ledger/v1/accounts, NATIVE",
        "/api/v1/org/demo/credits, ORG",
        "/api/entities/e/credits, ENTITY",
        "/api/nothing, ENTITY",
        "/v1/prices/p, BILLING",
        "/livez, NATIVE"
    })
    void a_path_belongs_to_a_dialect(String path, Dialect dialect) {
        assertThat(Dialect.of(path)).isEqualTo(dialect);
    }
}
