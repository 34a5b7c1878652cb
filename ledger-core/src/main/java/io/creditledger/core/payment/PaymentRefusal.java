package io.creditledger.core.payment;

import io.creditledger.core.decider.Refusal;
import io.creditledger.core.money.Money;
import java.util.UUID;

/** Why a payment refuses. The order of declaration is the order of checking. */
public sealed interface PaymentRefusal extends Refusal {
    /** A request that could never be accepted, whatever the payment: binds no key. */
    sealed interface Malformed extends PaymentRefusal, Refusal.Malformed {}

    /** A refusal that depended on the payment's state: the final answer for its key. */
    sealed interface Stateful extends PaymentRefusal, Refusal.Stateful {}

    record AmountNotChargeable(String amount, long step) implements Malformed {
        @Override
        public String code() {
            return "amount_not_chargeable";
        }

        @Override
        public String message() {
            return "The amount " + amount + " cannot be charged: it must be positive, a multiple of " + step
                    + " minor units, and at most " + Money.MAX_CHARGE + " of them.";
        }
    }

    record PurposeUnusable(String reason) implements Malformed {
        @Override
        public String code() {
            return "purpose_unusable";
        }

        @Override
        public String message() {
            return "No account would accept what the payment buys: " + reason + ".";
        }
    }

    record ObjectUnusable(int length) implements Malformed {
        @Override
        public String code() {
            return "object_unusable";
        }

        @Override
        public String message() {
            return "A name given by the payment provider has 1 to 255 printable characters, got one of " + length + ".";
        }
    }

    record UnknownPayment(UUID payment) implements Stateful {
        @Override
        public String code() {
            return "unknown_payment";
        }

        @Override
        public String message() {
            return "There is no payment " + payment + ".";
        }
    }

    record PaymentExists(UUID payment) implements Stateful {
        @Override
        public String code() {
            return "payment_exists";
        }

        @Override
        public String message() {
            return "Payment " + payment + " was agreed on for another request.";
        }
    }

    record OtherObject(String object) implements Stateful {
        @Override
        public String code() {
            return "other_object";
        }

        @Override
        public String message() {
            return "The provider's object " + object + " belongs to another payment than this one.";
        }
    }

    record PaymentIsCancelled(UUID payment) implements Stateful {
        @Override
        public String code() {
            return "payment_is_cancelled";
        }

        @Override
        public String message() {
            return "Payment " + payment + " was cancelled; make a new one.";
        }
    }

    record AlreadyPaid(UUID payment) implements Stateful {
        @Override
        public String code() {
            return "already_paid";
        }

        @Override
        public String message() {
            return "Payment " + payment + " cannot be cancelled: its money was received.";
        }
    }

    record NotThePayer(String payer) implements Stateful {
        @Override
        public String code() {
            return "not_the_payer";
        }

        @Override
        public String message() {
            return "The payment was not made by " + payer + ".";
        }
    }

    record AlreadyRedeemed(UUID payment) implements Stateful {
        @Override
        public String code() {
            return "already_redeemed";
        }

        @Override
        public String message() {
            return "Payment " + payment + " was redeemed for something else already.";
        }
    }

    record NotPaid(String status) implements Stateful {
        @Override
        public String code() {
            return "not_paid";
        }

        @Override
        public String message() {
            return "The payment is " + status + ": only one that succeeded can be redeemed.";
        }
    }

    record PaidInOtherCurrency(String paid, String price) implements Stateful {
        @Override
        public String code() {
            return "paid_in_other_currency";
        }

        @Override
        public String message() {
            return "Paid were " + paid + ", but the price is " + price + ", in another currency.";
        }
    }

    record PaidTooLittle(String paid, String price) implements Stateful {
        @Override
        public String code() {
            return "paid_too_little";
        }

        @Override
        public String message() {
            return "Paid were " + paid + ", but the price is " + price + ".";
        }
    }

    record PaidMoneyGone(UUID payment) implements Stateful {
        @Override
        public String code() {
            return "paid_money_gone";
        }

        @Override
        public String message() {
            return "The money of payment " + payment + " was refunded or is disputed.";
        }
    }

    record UnknownMove(int move) implements Stateful {
        @Override
        public String code() {
            return "unknown_move";
        }

        @Override
        public String message() {
            return "The payment has no move " + move + ".";
        }
    }
}
