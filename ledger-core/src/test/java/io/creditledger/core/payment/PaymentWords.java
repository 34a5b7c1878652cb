package io.creditledger.core.payment;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Source;
import io.creditledger.core.history.Words;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Currency;
import io.creditledger.core.money.Money;
import io.creditledger.core.money.Rounding;
import io.creditledger.core.money.UnitCost;
import io.creditledger.core.payment.Observation.DisputeStatus;
import io.creditledger.core.payment.Observation.RefundStatus;
import io.creditledger.core.payment.Observation.SeenDispute;
import io.creditledger.core.payment.Observation.SeenRefund;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaymentCommand.ApprovePayment;
import io.creditledger.core.payment.PaymentCommand.CancelPayment;
import io.creditledger.core.payment.PaymentCommand.ConfirmMove;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentCommand.RedeemPayment;
import io.creditledger.core.payment.PaymentCommand.RefuseMove;
import io.creditledger.core.tier.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of a payment table into a command. The words are listed at {@link PaymentTableTest}. */
record PaymentWords(PaymentId payment, UUID id, Instant at, Currency currency) {
    PaymentCommand command(Words asked) {
        return switch (asked.next()) {
            case "agree" -> agree(asked);
            case "approve" -> new ApprovePayment(payment, id, at);
            case "cancel" -> new CancelPayment(payment, id, at, asked.isEmpty() ? "expired" : asked.next());
            case "see" -> new ObservePayment(payment, id, at, seen(asked));
            case "redeem" -> redeem(asked);
            case "done" -> done(asked);
            case "refused" -> refused(asked);
            default -> throw new IllegalArgumentException("no payment command is called that");
        };
    }

    private CreatePayment agree(Words asked) {
        Money amount = money(asked);
        String request = asked.named("request");
        String payer = asked.named("payer");
        Purpose purpose = asked.nextIs("for") ? purpose(asked, account("org"), null, amount) : null;
        Quote quote = asked.nextIs("quote") ? quote(asked, account(payer), amount) : null;
        return new CreatePayment(
                payment,
                id,
                at,
                amount,
                payer == null ? null : account(payer),
                purpose,
                request == null ? "r" : request,
                quote,
                null);
    }

    private Quote quote(Words asked, AccountId payer, Money amount) {
        String tier = asked.next();
        Period every = asked.next().equals("monthly") ? Period.MONTHLY : Period.ONETIME;
        return new Quote(purpose(asked, payer, tier, amount), every);
    }

    private RedeemPayment redeem(Words asked) {
        String payer = asked.next();
        String tier = asked.next();
        Money price =
                new Money(Money.ofMajor(new BigDecimal(asked.next()), currency).minor(), in(asked));
        Period every = asked.nextIs("monthly") ? Period.MONTHLY : Period.ONETIME;
        asked.nextIs("for");
        Purpose purpose = purpose(asked, account(payer), tier, price);
        return new RedeemPayment(payment, id, at, account(payer), purpose, price, every);
    }

    private ConfirmMove done(Words asked) {
        return new ConfirmMove(payment, id, at, Integer.parseInt(asked.next()), asked.said("nothing") ? null : id);
    }

    private RefuseMove refused(Words asked) {
        int move = Integer.parseInt(asked.next());
        String code = asked.next();
        String left = asked.named("left");
        String before = asked.named("before");
        int refusals = before == null ? 0 : Integer.parseInt(before);
        return new RefuseMove(payment, id, at, move, refusals, code, left == null ? null : Credits.of(left));
    }

    private Observation seen(Words asked) {
        Status status = Status.valueOf(asked.next().toUpperCase(Locale.ROOT));
        Money received = status == Status.SUCCEEDED ? money(asked) : null;
        String failure = asked.named("code");
        PaidObjects objects =
                new PaidObjects(asked.named("session"), asked.named("intent"), asked.named("charge"), null, null, null);
        List<SeenRefund> refunds = new ArrayList<>();
        List<SeenDispute> disputes = new ArrayList<>();
        while (!asked.isEmpty()) {
            if (asked.nextIs("refund")) {
                refunds.add(refund(asked));
            } else if (asked.nextIs("dispute")) {
                disputes.add(dispute(asked));
            } else {
                break;
            }
        }
        return new Observation(status, objects, received, failure, refunds, disputes);
    }

    private SeenRefund refund(Words asked) {
        String id = asked.next();
        Money amount = money(asked);
        return new SeenRefund(id, amount, asked.nextIs("failed") ? RefundStatus.FAILED : RefundStatus.COUNTS);
    }

    private SeenDispute dispute(Words asked) {
        String id = asked.next();
        Money amount = money(asked);
        return new SeenDispute(id, amount, DisputeStatus.valueOf(asked.next().toUpperCase(Locale.ROOT)));
    }

    private Money money(Words asked) {
        BigDecimal major = new BigDecimal(asked.next());
        return Money.ofMajor(major, in(asked));
    }

    private Currency in(Words asked) {
        for (String code : List.of("usd", "eur", "jpy", "kwd")) {
            if (asked.nextIs(code)) {
                return new Currency(code);
            }
        }
        return currency;
    }

    private Purpose purpose(Words asked, AccountId account, @Nullable String tier, Money price) {
        Credits bought = Credits.of(asked.next());
        boolean priced = bought.isPositive() && price.isPositive();
        List<NewBlock> blocks = new ArrayList<>();
        blocks.add(new NewBlock(
                bought,
                Source.PURCHASE,
                null,
                null,
                0,
                priced ? Rounding.perCredit(price.major(), bought) : UnitCost.ZERO));
        if (asked.nextIs("+")) {
            blocks.add(NewBlock.of(Credits.of(asked.next()), Source.BONUS));
        }
        return new Purpose(account, Source.PURCHASE, tier, blocks);
    }

    private static AccountId account(String name) {
        return name.equals("org") ? AccountId.organization("demo", "acme") : AccountId.user("demo", "e-1", name);
    }
}
