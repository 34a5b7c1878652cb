package io.creditledger.core.payment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PaidObjectsTest {
    private static final PaidObjects SESSION = new PaidObjects("cs_1", null, null, null, "cus_1", null);
    private static final PaidObjects INTENT = new PaidObjects(null, "pi_1", "ch_1", "in_1", "cus_2", "pm_1");

    @Test
    void what_is_known_stays_and_what_is_missing_is_added() {
        assertThat(SESSION.with(INTENT)).isEqualTo(new PaidObjects("cs_1", "pi_1", "ch_1", "in_1", "cus_1", "pm_1"));
        assertThat(SESSION.missing(INTENT)).isEqualTo(new PaidObjects(null, "pi_1", "ch_1", "in_1", null, "pm_1"));
        assertThat(SESSION.with(INTENT).missing(SESSION)).isEqualTo(PaidObjects.NONE);
    }

    @Test
    void another_session_or_intent_is_another_payment_another_charge_is_not() {
        assertThat(INTENT.contradicting(new PaidObjects(null, "pi_1", "ch_2", null, null, null)))
                .isNull();
        assertThat(INTENT.contradicting(new PaidObjects(null, "pi_2", null, null, null, null)))
                .isEqualTo("pi_2");
        assertThat(SESSION.contradicting(new PaidObjects("cs_2", null, null, null, null, null)))
                .isEqualTo("cs_2");
        assertThat(SESSION.contradicting(INTENT)).isNull();
    }

    @Test
    void a_method_is_saved_only_with_its_customer_and_neither_stands_for_one_payment() {
        assertThat(SESSION.saved()).isNull();
        assertThat(INTENT.saved()).isEqualTo(new SavedMethod("cus_2", "pm_1"));
        assertThat(INTENT.parts()).containsExactly("pi_1", "ch_1", "in_1");
    }
}
