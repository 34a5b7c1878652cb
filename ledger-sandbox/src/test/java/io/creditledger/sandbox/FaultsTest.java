package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import io.creditledger.sandbox.fault.Fault;
import io.creditledger.sandbox.fault.FaultKind;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String CREATE = "POST /v1/customers";
    private Shop shop;

    @BeforeEach
    void open() {
        shop = new Shop();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private Customer create(String key) throws StripeException {
        return shop.stripe
                .v1()
                .customers()
                .create(CustomerCreateParams.builder().setName("A").build(), Shop.key(key));
    }

    private long customers() throws StripeException {
        return shop.stripe
                .v1()
                .customers()
                .list(CustomerListParams.builder().build())
                .getData()
                .size();
    }

    @Test
    void a_lost_answer_has_happened_and_its_key_gives_it_again() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.DROP_ANSWER, CREATE).times(2)); // the JDK asks twice by itself
        assertThatThrownBy(() -> create("lost")).isInstanceOf(ApiConnectionException.class);
        assertThat(customers()).isEqualTo(1);
        shop.sandbox.faults().clear();
        assertThat(create("lost").getName()).isEqualTo("A");
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void a_lost_request_has_not_happened() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.DROP_REQUEST, CREATE).times(2));
        assertThatThrownBy(() -> create("lost")).isInstanceOf(ApiConnectionException.class);
        assertThat(customers()).isZero();
        assertThat(create("lost").getName()).isEqualTo("A");
    }

    @Test
    void too_many_requests_are_refused_and_nothing_is_remembered() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.RATE_LIMIT, CREATE));
        RateLimitException refused = catchThrowableOfType(RateLimitException.class, () -> create("k"));
        assertThat(refused.getStatusCode()).isEqualTo(429);
        assertThat(create("k").getName()).isEqualTo("A");
    }

    @Test
    void a_500_stays_the_answer_under_its_key_as_at_stripe() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.SERVER_ERROR, CREATE));
        assertThat(catchThrowableOfType(ApiException.class, () -> create("k")).getStatusCode())
                .isEqualTo(500);
        assertThat(catchThrowableOfType(ApiException.class, () -> create("k")).getStatusCode())
                .isEqualTo(500);
        assertThat(customers()).isZero();
        assertThat(create("another").getName()).isEqualTo("A");
    }

    @Test
    void a_500_after_the_effect_hides_what_happened() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.SERVER_ERROR_AFTER_EFFECT, CREATE));
        assertThatThrownBy(() -> create("k")).isInstanceOf(ApiException.class);
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void an_unavailable_service_remembers_nothing_and_a_retry_succeeds() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.UNAVAILABLE, CREATE));
        Customer customer = shop.stripe
                .v1()
                .customers()
                .create(
                        CustomerCreateParams.builder().setName("A").build(),
                        RequestOptions.builder().setMaxNetworkRetries(1).build());
        assertThat(customer.getName()).isEqualTo("A");
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void a_slow_answer_times_out_and_has_happened() throws StripeException {
        shop.sandbox.faults().add(Fault.delay(CREATE, Duration.ofMillis(400)));
        ApiConnectionException late = catchThrowableOfType(
                ApiConnectionException.class,
                () -> shop.stripe
                        .v1()
                        .customers()
                        .create(
                                CustomerCreateParams.builder().setName("A").build(),
                                RequestOptions.builder().setReadTimeout(100).build()));
        assertThat(late).hasMessageContaining("timed out");
        long until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (customers() == 0 && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        assertThat(customers()).isEqualTo(1);
    }

    @Test
    void a_fault_can_wait_for_its_turn() throws StripeException {
        shop.sandbox.faults().add(Fault.once(FaultKind.RATE_LIMIT, "POST *").after(1));
        create("first");
        assertThatThrownBy(() -> create("second")).isInstanceOf(RateLimitException.class);
        create("third");
        assertThat(customers()).isEqualTo(2);
        assertThat(shop.sandbox.faults().seen().getFirst().matched()).isEqualTo(3);
    }
}
