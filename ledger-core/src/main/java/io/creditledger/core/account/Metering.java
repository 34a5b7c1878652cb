package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountRefusal.PeriodClosed;
import io.creditledger.core.account.AccountRefusal.UsageAhead;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.account.LimitRefusal.RatingTooLong;
import io.creditledger.core.account.LimitRefusal.TooManyMeters;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Rounding;
import io.creditledger.core.price.BillingPeriod;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.rating.Effort;
import io.creditledger.core.price.rating.Line;
import io.creditledger.core.price.rating.Part;
import io.creditledger.core.price.rating.Rated;
import io.creditledger.core.price.rating.Rating;
import io.creditledger.core.price.rating.Usage;
import io.creditledger.core.price.rating.UsageRow;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Credits used, as a price rates the usage: what all usage of the period costs, rounded to the digits of credits, less
 * what the period was charged already. So after every use the charges of a period, less what amendments gave back, are
 * the rounded price of its usage, however it was cut into decrements. Where an amendment left more charged than the
 * remaining usage costs, nothing is charged until usage has made it up. The first usage of a period pays a minimum, and
 * so does the first after all of it was undone.
 */
final class Metering {
    private Metering() {}

    static Decision<AccountEvent> meter(MeterUsage command, Open account) {
        Instant said = command.usage().occurredAt();
        Instant time = said == null ? command.at() : said;
        if (time.isAfter(command.at().plus(Limits.EARLY_USAGE))) {
            return Decision.refuse(new UsageAhead(time));
        }
        BillingPeriod period = command.recorded().period(time);
        Instant end = period.end();
        if (end != null && !end.plus(Limits.LATE_USAGE).isAfter(command.at())) {
            return Decision.refuse(new PeriodClosed(end));
        }
        Meter known = Meters.find(account.meters(), command.price(), period.begin());
        SortedMap<String, String> asked = Meter.asked(command.recorded().keys(), command.properties());
        AccountRefusal refusal = tooMuch(command, account.meters(), known, asked);
        if (refusal != null) {
            return Decision.refuse(refusal);
        }
        Meter before = known == null ? Meter.begun(command.price(), period.begin(), end) : known;
        Usage after = after(command.recorded(), before, asked, command.quantity());
        Charge charge = Charge.of(command.recorded().terms(), before, after);
        return Decrementing.decrement(
                new Decrementing.Taking(
                        command.id(),
                        command.at(),
                        charge.amount,
                        command.usage(),
                        command.note(),
                        new Metered(
                                command.price(),
                                command.recorded().revision(),
                                period.begin(),
                                end,
                                command.recorded().metric(),
                                command.quantity(),
                                command.properties(),
                                command.recorded().keys(),
                                before.total(),
                                after.quantity(),
                                charge.working,
                                command.plain())),
                account);
    }

    private static @Nullable AccountRefusal tooMuch(
            MeterUsage command, List<Meter> meters, @Nullable Meter known, SortedMap<String, String> asked) {
        List<Meter> kept =
                meters.stream().filter(meter -> !meter.isOverAt(command.at())).toList();
        if (known == null && kept.size() >= Limits.METERS) {
            return new TooManyMeters(Limits.METERS);
        }
        int rows = known == null ? 0 : known.rows().size();
        if (known == null || !known.has(asked)) {
            if (++rows > Limits.METER_ROWS) {
                return new TooManyMeters(Limits.METER_ROWS);
            }
            if (kept.stream().mapToInt(meter -> meter.rows().size()).sum() >= Limits.ALL_METER_ROWS) {
                return new TooManyMeters(Limits.ALL_METER_ROWS);
            }
        }
        long steps = Effort.of(command.recorded().terms().model(), rows);
        return steps > Limits.METER_STEPS ? new RatingTooLong(steps, Limits.METER_STEPS) : null;
    }

    /** The period's usage with the new one, which stands for itself where events are looked at one by one. */
    private static Usage after(
            RecordedPrice price, Meter before, SortedMap<String, String> asked, BigDecimal quantity) {
        if (price.terms().model().perEvent()) {
            return Usage.of(Stream.concat(before.rows().stream(), Stream.of(new UsageRow(Digest.of(asked), quantity)))
                    .toList());
        }
        return before.with(asked, quantity, Credits.ZERO).usage();
    }

    /**
     * What usage costs beyond what the period was charged already.
     *
     * @param working sums up to the amount
     */
    private record Charge(Credits amount, List<Line> working) {
        static Charge of(PriceTerms terms, Meter before, Usage after) {
            Rated rated = Rating.rate(terms.model(), terms.adjustments(), after);
            Rated known =
                    before.isBlank() ? Rated.NOTHING : Rating.rate(terms.model(), terms.adjustments(), before.usage());
            Credits cost = Rounding.charged(rated.amount());
            Credits more = cost.minus(Rounding.charged(known.amount()));
            // Of events that are looked at one by one only sums are known: what others cost cannot be said again.
            Credits amount = terms.model().perEvent()
                    ? more
                    : cost.minus(before.charged()).max(Credits.ZERO);
            Rated change = rated.since(known);
            List<Line> working = new ArrayList<>(change.lines());
            add(working, Part.ROUNDING, more.value().subtract(change.amount()));
            add(working, Part.UNDONE, amount.value().subtract(more.value()));
            return new Charge(amount, working);
        }

        private static void add(List<Line> working, Part part, BigDecimal amount) {
            if (amount.signum() != 0) {
                working.add(new Line(part, List.of(), null, BigDecimal.ZERO, null, amount));
            }
        }
    }
}
