package io.creditledger.core.account;

import io.creditledger.core.account.NaiveAccount.Part;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** What members did, as a list, and everything about them counted anew from it each time it is asked for. */
@NullUnmarked
final class NaiveMembers {
    /** A use, and the month it counts in: its own, or a later one that had begun for the member. */
    private record Use(UUID member, UUID command, long amount, YearMonth dated, YearMonth counts) {}

    private final List<Use> uses = new ArrayList<>();
    private final Map<UUID, UUID> holders = new HashMap<>();
    private final Map<UUID, Long> limits = new HashMap<>();
    private final Set<UUID> exempt = new HashSet<>();
    private Long cap;

    NaiveMembers copy() {
        NaiveMembers copy = new NaiveMembers();
        copy.uses.addAll(uses);
        copy.holders.putAll(holders);
        copy.limits.putAll(limits);
        copy.exempt.addAll(exempt);
        copy.cap = cap;
        return copy;
    }

    void limit(AccountCommand.LimitMember asked) {
        limits.put(asked.member(), asked.monthlyLimit());
        if (asked.exempt() != null && asked.exempt()) {
            exempt.add(asked.member());
        } else if (asked.exempt() != null) {
            exempt.remove(asked.member());
        }
    }

    void cap(Long whole) {
        cap = whole;
    }

    void hold(UUID hold, UUID member) {
        holders.put(hold, member);
    }

    UUID holder(UUID hold) {
        return holders.get(hold);
    }

    void use(UUID command, UUID member, long amount, Instant at) {
        YearMonth begun = begun(member);
        YearMonth month = month(at);
        uses.add(new Use(member, command, amount, month, begun != null && begun.isAfter(month) ? begun : month));
    }

    /** The refusal of so much more; null: none. */
    String refusal(NaiveAccount books, UUID member, long amount, Instant at) {
        if (member == null) {
            return null;
        }
        Long limit = limits.get(member);
        long held = held(books, member);
        if (limit != null && used(books, member, at) + held + amount > limit * 1_000_000) {
            return "member_limit_exceeded";
        }
        boolean capped = cap != null && !exempt.contains(member);
        return capped && ever(books, member) + held + amount > cap * 1_000_000 ? "member_cap_exceeded" : null;
    }

    /** Used in the month that the time is in, or in a later one that has begun. */
    long used(NaiveAccount books, UUID member, Instant at) {
        YearMonth begun = begun(member);
        if (begun == null || month(at).isAfter(begun)) {
            return 0;
        }
        return uses.stream()
                .filter(use -> use.member.equals(member) && use.counts.equals(begun))
                .mapToLong(use -> use.dated.equals(begun) ? left(books, use) : use.amount)
                .sum();
    }

    long ever(NaiveAccount books, UUID member) {
        return uses.stream()
                .filter(use -> use.member.equals(member))
                .mapToLong(use -> left(books, use))
                .sum();
    }

    long held(NaiveAccount books, UUID member) {
        long sum = 0;
        for (UUID hold : books.holds.keySet()) {
            for (Part part :
                    member.equals(holders.get(hold)) ? books.holds.get(hold).parts() : List.<Part>of()) {
                sum += part.left;
            }
        }
        return sum;
    }

    private YearMonth begun(UUID member) {
        YearMonth begun = null;
        for (Use use : uses) {
            begun = use.member.equals(member) ? use.counts : begun;
        }
        return begun;
    }

    /** Parts of a use shrink when it is amended. */
    private static long left(NaiveAccount books, Use use) {
        return books.uses.get(use.command).stream().mapToLong(part -> part.left).sum();
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }
}
