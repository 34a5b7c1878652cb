package io.creditledger.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.param.DisputeListParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.RefundCreateParams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Money that goes back: refunds and disputes. */
class RefundsTest {
    private Shop shop;
    private Listener listener;

    @BeforeEach
    void open() {
        shop = new Shop();
        listener = Listener.to(shop);
    }

    @AfterEach
    void close() {
        shop.close();
        listener.close();
    }

    private Refund refund(PaymentIntent intent, long amount) throws StripeException {
        return shop.stripe
                .v1()
                .refunds()
                .create(RefundCreateParams.builder()
                        .setPaymentIntent(intent.getId())
                        .setAmount(amount)
                        .build());
    }

    private Charge charge(PaymentIntent intent) throws StripeException {
        return shop.stripe.v1().charges().retrieve(intent.getLatestCharge());
    }

    @Test
    void parts_are_refunded_until_nothing_is_left_and_never_more() throws StripeException {
        PaymentIntent intent = shop.pay("pm_card_visa");
        assertThat(refund(intent, 700).getStatus()).isEqualTo("succeeded");
        assertThat(charge(intent).getAmountRefunded()).isEqualTo(700);
        assertThat(charge(intent).getRefunded()).isFalse();
        InvalidRequestException tooMuch =
                catchThrowableOfType(InvalidRequestException.class, () -> refund(intent, 1301));
        assertThat(tooMuch.getMessage()).contains("greater than unrefunded amount");
        assertThat(refund(intent, 1300).getAmount()).isEqualTo(1300);
        assertThat(charge(intent).getRefunded()).isTrue();
        InvalidRequestException again = catchThrowableOfType(InvalidRequestException.class, () -> refund(intent, 1));
        assertThat(again.getCode()).isEqualTo("charge_already_refunded");
        Listener.quiet(shop);
        assertThat(listener.types()).filteredOn("charge.refunded"::equals).hasSize(2);
        assertThat(listener.types()).filteredOn("refund.created"::equals).hasSize(2);
        Map<String, Object> previous = listener.heard.getLast().getData().getPreviousAttributes();
        assertThat(previous).containsOnlyKeys("amount_refunded", "refunded");
        assertThat(previous.get("amount_refunded")).hasToString("700");
    }

    @Test
    void a_refund_can_fail_after_it_succeeded() throws StripeException {
        PaymentIntent intent = shop.pay("pm_card_refundFail");
        Refund refund = refund(intent, 2000);
        assertThat(refund.getStatus()).isEqualTo("succeeded");
        shop.sandbox.advance(Duration.ofHours(2));
        Refund failed = shop.stripe.v1().refunds().retrieve(refund.getId());
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureReason()).isNotEmpty();
        assertThat(charge(intent).getAmountRefunded()).isZero();
        assertThat(charge(intent).getRefunded()).isFalse();
        Listener.quiet(shop);
        assertThat(listener.types()).endsWith("refund.updated", "charge.refund.updated", "refund.failed");
    }

    @Test
    void a_refund_can_be_pending_first() throws StripeException {
        Refund refund = refund(shop.pay("pm_card_pendingRefund"), 500);
        assertThat(refund.getStatus()).isEqualTo("pending");
        shop.sandbox.settleRefund(refund.getId(), null);
        assertThat(shop.stripe.v1().refunds().retrieve(refund.getId()).getStatus())
                .isEqualTo("succeeded");
    }

    @Test
    void what_was_not_paid_cannot_be_refunded() throws StripeException {
        PaymentIntent intent = shop.pay("pm_card_authenticationRequired");
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> refund(intent, 100));
        assertThat(refused.getMessage()).contains("does not have a successful charge");
    }

    private Dispute dispute(PaymentIntent intent) throws StripeException {
        List<Dispute> disputes = shop.stripe
                .v1()
                .disputes()
                .list(DisputeListParams.builder()
                        .setPaymentIntent(intent.getId())
                        .build())
                .getData();
        assertThat(disputes).hasSize(1);
        return disputes.getFirst();
    }

    private Dispute say(Dispute dispute, String words) throws StripeException {
        return shop.stripe
                .v1()
                .disputes()
                .update(
                        dispute.getId(),
                        DisputeUpdateParams.builder()
                                .setEvidence(DisputeUpdateParams.Evidence.builder()
                                        .setUncategorizedText(words)
                                        .build())
                                .build());
    }

    @Test
    void winning_evidence_brings_the_money_back() throws StripeException {
        PaymentIntent intent = shop.pay("pm_card_createDispute");
        Dispute dispute = dispute(intent);
        assertThat(dispute.getStatus()).isEqualTo("needs_response");
        assertThat(dispute.getReason()).isEqualTo("fraudulent");
        assertThat(charge(intent).getDisputed()).isTrue();
        assertThat(say(dispute, "please").getStatus()).isEqualTo("under_review");
        Dispute won = say(dispute, "winning_evidence");
        assertThat(won.getStatus()).isEqualTo("won");
        assertThat(won.getBalanceTransactions()).hasSize(2);
        Listener.quiet(shop);
        assertThat(listener.types())
                .containsSubsequence(
                        "payment_intent.succeeded",
                        "charge.dispute.created",
                        "charge.dispute.funds_withdrawn",
                        "charge.dispute.updated",
                        "charge.dispute.closed",
                        "charge.dispute.funds_reinstated");
    }

    @Test
    void a_dispute_is_lost_by_its_evidence_or_by_giving_up() throws StripeException {
        Dispute first = dispute(shop.pay("pm_card_createDispute"));
        assertThat(say(first, "losing_evidence").getStatus()).isEqualTo("lost");
        Dispute second = dispute(shop.pay("pm_card_createDisputeProductNotReceived"));
        assertThat(shop.stripe.v1().disputes().close(second.getId()).getStatus())
                .isEqualTo("lost");
        InvalidRequestException closed = catchThrowableOfType(
                InvalidRequestException.class, () -> shop.stripe.v1().disputes().close(second.getId()));
        assertThat(closed.getMessage()).contains("already closed");
        Listener.quiet(shop);
        assertThat(listener.types()).doesNotContain("charge.dispute.funds_reinstated");
    }

    @Test
    void a_disputed_charge_is_not_refunded_but_one_inquired_about_is() throws StripeException {
        PaymentIntent disputed = shop.pay("pm_card_visa");
        shop.sandbox.openDispute(disputed.getLatestCharge(), "fraudulent", null);
        InvalidRequestException refused =
                catchThrowableOfType(InvalidRequestException.class, () -> refund(disputed, 100));
        assertThat(refused.getCode()).isEqualTo("charge_disputed");
        PaymentIntent inquired = shop.pay("pm_card_createDisputeInquiry");
        assertThat(dispute(inquired).getStatus()).isEqualTo("warning_needs_response");
        assertThat(refund(inquired, 100).getStatus()).isEqualTo("succeeded");
    }
}
