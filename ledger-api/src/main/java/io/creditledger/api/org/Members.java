package io.creditledger.api.org;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.creditledger.core.account.CalendarMonth;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.account.Member;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Rounding;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The shapes of what members of an organization used and may use, as the contract names them. */
final class Members {
    private Members() {}

    /**
     * What a member may use in a month.
     *
     * @param monthlyCreditLimit null: any number
     * @param currentPeriodUsage credits used since {@code periodStart}, whole, rounded down
     * @param periodStart the first of the month
     */
    record CreditMemberLimitResponse(
            @JsonProperty("user_id") UUID userId,

            @JsonProperty("monthly_credit_limit")
            @Schema(requiredMode = RequiredMode.REQUIRED, nullable = true)
            @Nullable
            Long monthlyCreditLimit,

            @JsonProperty("current_period_usage") BigInteger currentPeriodUsage,
            @JsonProperty("period_start") Instant periodStart) {

        static CreditMemberLimitResponse of(UUID user, Member member, Instant now) {
            return new CreditMemberLimitResponse(
                    user, member.monthlyLimit(), Rounding.floorToWhole(member.usedAt(now)), CalendarMonth.of(now));
        }
    }

    /**
     * What each member may use ever.
     *
     * @param memberCreditCap null: any number
     */
    record MemberCreditCapResponse(
            @JsonProperty("member_credit_cap") @Schema(requiredMode = RequiredMode.REQUIRED, nullable = true) @Nullable
            Long memberCreditCap,

            List<MemberCreditUsage> members) {

        static MemberCreditCapResponse of(CreditAccount.Open account) {
            return new MemberCreditCapResponse(
                    account.memberCap(),
                    account.members().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> MemberCreditUsage.of(entry.getKey(), entry.getValue(), account.memberCap()))
                            .toList());
        }
    }

    /**
     * What a member used ever.
     *
     * @param username the name that was told, else the id
     * @param usage credits, whole, rounded down
     * @param remaining what the cap leaves them, open holds taken off; null: no cap holds for them
     */
    record MemberCreditUsage(
            @JsonProperty("user_id") UUID userId,
            String username,
            BigInteger usage,

            @Schema(requiredMode = RequiredMode.REQUIRED, nullable = true) @Nullable
            BigInteger remaining) {

        static MemberCreditUsage of(UUID user, Member member, @Nullable Long cap) {
            Credits left = member.leftOf(cap);
            return new MemberCreditUsage(
                    user,
                    member.name() == null ? user.toString() : member.name(),
                    Rounding.floorToWhole(member.lifetime()),
                    left == null ? null : Rounding.floorToWhole(left.max(Credits.ZERO)));
        }
    }

    record UpdateMemberLimitRequest(
            @JsonProperty("monthly_credit_limit")
            @Schema(requiredMode = RequiredMode.REQUIRED, nullable = true)
            @Nullable
            Long monthlyCreditLimit,

            @Nullable String username,
            @Nullable Boolean exempt) {}

    record UpdateMemberCapRequest(
            @JsonProperty("member_credit_cap") @Schema(requiredMode = RequiredMode.REQUIRED, nullable = true) @Nullable
            Long memberCreditCap) {}
}
