package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Money;
import io.creditledger.projections.payment.PaymentView;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment that is not at its end.
 *
 * @param state {@code waiting} (no money yet) or {@code unredeemed} (money that nobody has said the purpose of)
 * @param status how its money stands: {@code created}, {@code approved}, {@code failed}, {@code succeeded}, …
 * @param amount that was agreed, exact, in major units
 * @param received what came, if it came
 * @param account whose credits it buys; absent: not known yet
 * @param payer who alone may redeem it; absent: what it buys was known from the beginning
 * @param intent the provider's, which is what {@code buy-credits} redeems
 * @param session the provider's page
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentBody(
        UUID id,
        String state,
        String status,
        String amount,
        String currency,
        @Nullable String received,
        @Nullable String account,
        @Nullable String payer,
        @Nullable String intent,
        @Nullable String session,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("changed_at") Instant changedAt) {

    static PaymentBody of(PaymentView payment) {
        Money received = payment.course().received();
        return new PaymentBody(
                payment.payment().uuid(),
                received == null ? "waiting" : "unredeemed",
                payment.status().name().toLowerCase(Locale.ROOT),
                payment.amount().major().toPlainString(),
                payment.amount().currency().code(),
                received == null ? null : received.major().toPlainString(),
                payment.bought() == null ? null : text(payment.bought().account()),
                text(payment.payer()),
                payment.objects().intent(),
                payment.objects().session(),
                payment.createdAt(),
                payment.changedAt());
    }

    private static @Nullable String text(@Nullable AccountId account) {
        return account == null ? null : account.text();
    }
}
