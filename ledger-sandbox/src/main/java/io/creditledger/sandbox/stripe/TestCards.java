package io.creditledger.sandbox.stripe;

import io.creditledger.sandbox.stripe.TestCard.Aftermath;
import io.creditledger.sandbox.stripe.TestCard.Approval;
import io.creditledger.sandbox.stripe.TestCard.Authentication;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The well-known numbers and payment methods of Stripe's test mode (docs.stripe.com/testing). */
final class TestCards {
    private static final List<TestCard> ALL = List.of(
            good("4242424242424242", "visa", "pm_card_visa", "pm_card_us"),
            good("4000056655665556", "visa", "pm_card_visa_debit"),
            good("5555555555554444", "mastercard", "pm_card_mastercard"),
            good("5200828282828210", "mastercard", "pm_card_mastercard_debit"),
            good("378282246310005", "amex", "pm_card_amex"),
            good("6011111111111117", "discover", "pm_card_discover"),
            good("3566002020360505", "jcb", "pm_card_jcb"),
            good("3056930009020004", "diners", "pm_card_diners"),
            good("4000000000000077", "visa", "pm_card_bypassPending"),
            declined("4000000000000002", "generic_decline", "pm_card_visa_chargeDeclined", "pm_card_chargeDeclined"),
            declined(
                    "4000000000009995",
                    "insufficient_funds",
                    "pm_card_visa_chargeDeclinedInsufficientFunds",
                    "pm_card_chargeDeclinedInsufficientFunds"),
            declined("4000000000009987", "lost_card", "pm_card_visa_chargeDeclinedLostCard"),
            declined("4000000000009979", "stolen_card", "pm_card_visa_chargeDeclinedStolenCard"),
            declined("4000000000000069", "expired_card", "pm_card_chargeDeclinedExpiredCard"),
            declined("4000000000000127", "incorrect_cvc", "pm_card_chargeDeclinedIncorrectCvc"),
            declined("4000000000000119", "processing_error", "pm_card_chargeDeclinedProcessingError"),
            declined(
                    "4000000000006975",
                    "card_velocity_exceeded",
                    "pm_card_visa_chargeDeclinedVelocityLimitExceeded",
                    "pm_card_chargeDeclinedVelocityLimitExceeded"),
            card("4000000000000341", Approval.DECLINED_WHEN_CHARGED, "generic_decline", "pm_card_chargeCustomerFail"),
            authenticated(
                    "4000002500003155", null, Authentication.UNLESS_SET_UP, "pm_card_authenticationRequiredOnSetup"),
            authenticated("4000002760003184", null, Authentication.ALWAYS, "pm_card_authenticationRequired"),
            authenticated(
                    "4000003800000446",
                    null,
                    Authentication.UNLESS_SET_UP,
                    "pm_card_authenticationRequiredSetupForOffSession"),
            authenticated("4000000000003220", null, Authentication.UNLESS_SET_UP, "pm_card_threeDSecure2Required"),
            authenticated(
                    "4000008260003178",
                    "insufficient_funds",
                    Authentication.ALWAYS,
                    "pm_card_authenticationRequiredChargeDeclinedInsufficientFunds"),
            authenticated(
                    "4000008400001629",
                    "generic_decline",
                    Authentication.ALWAYS,
                    "pm_card_threeDSecureRequiredChargeDeclined"),
            followed("4000000000000259", Aftermath.DISPUTED_AS_FRAUDULENT, "pm_card_createDispute"),
            followed("4000000000002685", Aftermath.DISPUTED_AS_NOT_RECEIVED, "pm_card_createDisputeProductNotReceived"),
            followed("4000000000001976", Aftermath.INQUIRY, "pm_card_createDisputeInquiry"),
            followed("4000000000007726", Aftermath.REFUND_PENDING, "pm_card_pendingRefund"),
            followed("4000000000005126", Aftermath.REFUND_FAILS, "pm_card_refundFail"),
            bank("000123456789", Approval.LATER_PAID, null, "pm_usBankAccount", "pm_usBankAccount_success"),
            bank("000111111113", Approval.LATER_FAILED, "account_closed", "pm_usBankAccount_accountClosed"),
            bank("000111111116", Approval.LATER_FAILED, "no_account", "pm_usBankAccount_noAccount"),
            bank("000222222227", Approval.LATER_FAILED, "insufficient_funds", "pm_usBankAccount_insufficientFunds"),
            bank("000333333335", Approval.LATER_FAILED, "debit_not_authorized", "pm_usBankAccount_debitNotAuthorized"));

    /** The number that is set up for off-session payments from the start. */
    static final String SET_UP_ALREADY = "4000003800000446";

    private TestCards() {}

    /** The card or account with this number, spaces aside; null when it is none of the test mode. */
    static @Nullable TestCard byNumber(String number) {
        String digits = number.replaceAll("[\\s-]", "");
        return ALL.stream()
                .filter(card -> card.number().equals(digits))
                .findFirst()
                .orElse(null);
    }

    /** The card behind a well-known payment method id; null when it is none. */
    static @Nullable TestCard byMethod(String method) {
        return ALL.stream()
                .filter(card -> card.methods().contains(method))
                .findFirst()
                .orElse(null);
    }

    private static TestCard good(String number, String brand, String... methods) {
        return new TestCard(
                number, List.of(methods), brand, Approval.APPROVED, null, Authentication.NEVER, Aftermath.NOTHING);
    }

    private static TestCard declined(String number, String why, String... methods) {
        return card(number, Approval.DECLINED, why, methods);
    }

    private static TestCard card(String number, Approval approval, @Nullable String why, String... methods) {
        return new TestCard(number, List.of(methods), "visa", approval, why, Authentication.NEVER, Aftermath.NOTHING);
    }

    private static TestCard authenticated(
            String number, @Nullable String failure, Authentication authentication, String... methods) {
        Approval approval = failure == null ? Approval.APPROVED : Approval.DECLINED_WHEN_CHARGED;
        return new TestCard(number, List.of(methods), "visa", approval, failure, authentication, Aftermath.NOTHING);
    }

    private static TestCard followed(String number, Aftermath aftermath, String... methods) {
        return new TestCard(number, List.of(methods), "visa", Approval.APPROVED, null, Authentication.NEVER, aftermath);
    }

    private static TestCard bank(String number, Approval approval, @Nullable String why, String... methods) {
        return new TestCard(number, List.of(methods), "bank", approval, why, Authentication.NEVER, Aftermath.NOTHING);
    }
}
