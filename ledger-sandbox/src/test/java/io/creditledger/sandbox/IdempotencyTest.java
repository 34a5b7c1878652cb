package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.PaymentIntent;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import io.creditledger.sandbox.fault.Fault;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
    private static Shop shop;

    @BeforeAll
    static void open() {
        shop = new Shop();
    }

    @AfterAll
    static void close() {
        shop.close();
    }

    @Test
    void the_same_key_gives_the_same_answer_and_one_payment() throws StripeException {
        var params = Shop.paying("pm_card_visa").build();
        PaymentIntent first = shop.stripe.v1().paymentIntents().create(params, Shop.key("once"));
        PaymentIntent again = shop.stripe.v1().paymentIntents().create(params, Shop.key("once"));
        assertThat(again.getLastResponse().body())
                .isEqualTo(first.getLastResponse().body());
        assertThat(first.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .isEmpty();
        assertThat(again.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
    }

    @Test
    void a_decline_is_an_answer_too() {
        var params = Shop.paying("pm_card_chargeDeclined").build();
        CardException first = catchThrowableOfType(
                CardException.class, () -> shop.stripe.v1().paymentIntents().create(params, Shop.key("no")));
        CardException again = catchThrowableOfType(
                CardException.class, () -> shop.stripe.v1().paymentIntents().create(params, Shop.key("no")));
        assertThat(again.getStripeError().getPaymentIntent().getId())
                .isEqualTo(first.getStripeError().getPaymentIntent().getId());
    }

    @Test
    void another_request_under_the_key_is_refused() throws StripeException {
        shop.stripe
                .v1()
                .customers()
                .create(CustomerCreateParams.builder().setName("A").build(), Shop.key("mine"));
        IdempotencyException other = catchThrowableOfType(
                IdempotencyException.class,
                () -> shop.stripe
                        .v1()
                        .customers()
                        .create(CustomerCreateParams.builder().setName("B").build(), Shop.key("mine")));
        assertThat(other.getStatusCode()).isEqualTo(400);
        IdempotencyException elsewhere = catchThrowableOfType(
                IdempotencyException.class,
                () -> shop.stripe
                        .v1()
                        .paymentIntents()
                        .create(Shop.paying("pm_card_visa").build(), Shop.key("mine")));
        assertThat(elsewhere.getMessage()).contains("/v1/customers");
    }

    @Test
    void a_malformed_request_binds_no_key() throws StripeException {
        StripeException refused = catchThrowableOfType(
                StripeException.class,
                () -> shop.stripe
                        .v1()
                        .customers()
                        .create(
                                CustomerCreateParams.builder()
                                        .putExtraParam("nonsense", "1")
                                        .build(),
                                Shop.key("typo")));
        assertThat(refused.getCode()).isEqualTo("parameter_unknown");
        assertThat(shop.stripe
                        .v1()
                        .customers()
                        .create(CustomerCreateParams.builder().setName("A").build(), Shop.key("typo"))
                        .getName())
                .isEqualTo("A");
    }

    @Test
    void a_key_is_in_use_while_its_request_runs() {
        shop.sandbox.faults().add(Fault.delay("POST /v1/customers", Duration.ofMillis(600)));
        var params = CustomerCreateParams.builder().setName("slow").build();
        CompletableFuture<String> slow = CompletableFuture.supplyAsync(() -> {
            try {
                return shop.stripe
                        .v1()
                        .customers()
                        .create(params, Shop.key("busy"))
                        .getId();
            } catch (StripeException e) {
                throw new CompletionException(e);
            }
        });
        awaitFault();
        StripeException busy = catchThrowableOfType(
                StripeException.class, () -> shop.stripe.v1().customers().create(params, Shop.key("busy")));
        assertThat(busy.getStatusCode()).isEqualTo(409);
        assertThat(busy.getCode()).isEqualTo("idempotency_key_in_use");
        assertThat(slow.join()).startsWith("cus_");
    }

    private static void awaitFault() {
        while (shop.sandbox.faults().seen().stream().noneMatch(seen -> seen.matched() > 0)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void many_at_once_with_one_key_make_one_payment() throws StripeException {
        Customer customer = shop.stripe
                .v1()
                .customers()
                .create(CustomerCreateParams.builder().build());
        var params = PaymentIntentCreateParams.builder()
                .setAmount(100L)
                .setCurrency("usd")
                .setCustomer(customer.getId())
                .build();
        List<String> answers = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return shop.stripe
                                .v1()
                                .paymentIntents()
                                .create(params, Shop.key("rush"))
                                .getId();
                    } catch (StripeException e) {
                        return String.valueOf(e.getCode());
                    }
                }))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        List<PaymentIntent> made = shop.stripe
                .v1()
                .paymentIntents()
                .list(PaymentIntentListParams.builder()
                        .setCustomer(customer.getId())
                        .build())
                .getData();
        assertThat(made).hasSize(1);
        assertThat(answers)
                .allMatch(answer -> answer.equals(made.getFirst().getId()) || answer.equals("idempotency_key_in_use"));
        assertThat(answers).contains(made.getFirst().getId());
    }

    @Test
    void a_key_is_forgotten_after_a_day() throws StripeException {
        var params = CustomerCreateParams.builder().setName("late").build();
        String first =
                shop.stripe.v1().customers().create(params, Shop.key("day")).getId();
        shop.sandbox.advance(Duration.ofHours(25));
        assertThat(shop.stripe.v1().customers().create(params, Shop.key("day")).getId())
                .isNotEqualTo(first);
    }
}
