package io.creditledger.api.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.AccountEvent.CreditsHeld;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.balance.HoldView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A hold.
 *
 * @param amount credits still reserved
 * @param placed credits reserved at first
 * @param expiresAt when it ends by itself; null: when captured or released
 * @param draws blocks it pins; on placing only
 * @param member for whom, if for anybody in particular
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record HoldBody(
        UUID id,
        String account,
        Credits amount,
        Credits placed,
        @JsonProperty("expires_at") @Nullable Instant expiresAt,
        @JsonProperty("created_at") Instant createdAt,
        List<DrawBody> draws,
        @Nullable UUID member) {

    static HoldBody of(AccountId account, CreditsHeld held) {
        List<DrawBody> draws = held.draws().stream().map(DrawBody::of).toList();
        return new HoldBody(
                held.id(),
                account.text(),
                held.amount(),
                held.amount(),
                held.expiresAt(),
                held.at(),
                draws,
                held.member());
    }

    static HoldBody of(AccountId account, HoldView view, @Nullable UUID member) {
        return new HoldBody(
                view.hold(),
                account.text(),
                view.amount(),
                view.placed(),
                view.expiresAt(),
                view.placedAt(),
                List.of(),
                member);
    }
}
