package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.CapMembers;
import io.creditledger.core.account.AccountCommand.LimitMember;
import io.creditledger.core.account.AccountEvent.MemberLimited;
import io.creditledger.core.account.AccountEvent.MembersCapped;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.MemberCapExceeded;
import io.creditledger.core.account.LimitRefusal.MemberLimitExceeded;
import io.creditledger.core.account.LimitRefusal.TooManyMembers;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What members may use. Their open holds count as used, so that whatever is captured of them was within the limits when
 * it was reserved; it counts in the month in which it is captured.
 */
final class Membership {
    private Membership() {}

    /** Why {@code member} may not use or hold so much more; null: they may, or nobody was named. */
    static @Nullable AccountRefusal refusal(Open account, @Nullable UUID member, Credits amount, Instant at) {
        if (member == null) {
            return null;
        }
        Member known = account.members().get(member);
        Member user = known == null ? Member.NEW : known;
        Credits month = user.leftAt(at);
        if (month != null && amount.exceeds(month)) {
            return new MemberLimitExceeded(member, amount, month.max(Credits.ZERO), CalendarMonth.after(at));
        }
        Credits ever = user.leftOf(account.memberCap());
        if (ever != null && amount.exceeds(ever)) {
            return new MemberCapExceeded(member, amount, ever.max(Credits.ZERO));
        }
        return known == null ? room(account) : null;
    }

    /** Only what is named changes, but the limit, which is gone when it is not. */
    static Decision<AccountEvent> limit(LimitMember command, Open account) {
        Member known = account.members().get(command.member());
        Member before = known == null ? Member.NEW : known;
        String name = command.name() == null ? before.name() : command.name();
        boolean exempt = command.exempt() == null ? before.exempt() : command.exempt();
        if (before.limited(name, command.monthlyLimit(), exempt).equals(before)) {
            return new Decision.Accepted<>(List.of());
        }
        AccountRefusal refusal = known == null ? room(account) : null;
        return refusal != null
                ? Decision.refuse(refusal)
                : Decision.accept(new MemberLimited(
                        command.id(), command.at(), command.member(), command.monthlyLimit(), name, exempt));
    }

    static Decision<AccountEvent> cap(CapMembers command, Open account) {
        return Objects.equals(command.cap(), account.memberCap())
                ? new Decision.Accepted<>(List.of())
                : Decision.accept(new MembersCapped(command.id(), command.at(), command.cap()));
    }

    private static @Nullable AccountRefusal room(Open account) {
        return account.members().size() < Limits.MEMBERS ? null : new TooManyMembers(Limits.MEMBERS);
    }
}
