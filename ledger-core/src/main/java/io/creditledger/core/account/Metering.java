package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountRefusal.PeriodClosed;
import io.creditledger.core.account.AccountRefusal.TooManyMeters;
import io.creditledger.core.account.AccountRefusal.UsageAhead;
import io.creditledger.core.account.CreditAccount.Open;
import io.creditledger.core.decider.Decision;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Rounding;
import io.creditledger.core.price.BillingPeriod;
import io.creditledger.core.price.PriceTerms;
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
 * Credits used, as a price rates the usage: what all usage of the period costs, less what the usage before cost, both
 * rounded to the digits of credits. So the charges of a period sum up to the rounded price of its usage, however it was
 * cut into decrements, and the first usage of a period pays a minimum.
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
        if (isFull(account.meters(), known, asked, command.at())) {
            return Decision.refuse(new TooManyMeters(known == null ? Limits.METERS : Limits.METER_ROWS));
        }
        Usage before = known == null ? Usage.NONE : known.usage();
        Usage after = after(command.recorded(), known, asked, command.quantity());
        Charge charge = Charge.of(command.recorded().terms(), known == null ? null : before, after);
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
                                before.quantity(),
                                after.quantity(),
                                charge.working)),
                account);
    }

    private static boolean isFull(
            List<Meter> meters, @Nullable Meter known, SortedMap<String, String> asked, Instant at) {
        if (known == null) {
            return meters.stream().filter(meter -> !meter.isOverAt(at)).count() >= Limits.METERS;
        }
        return known.rows().size() >= Limits.METER_ROWS
                && known.rows().stream().noneMatch(row -> row.properties().equals(asked));
    }

    /** The period's usage with the new one, which stands for itself where events are looked at one by one. */
    private static Usage after(
            RecordedPrice price, @Nullable Meter known, SortedMap<String, String> asked, BigDecimal quantity) {
        List<UsageRow> rows = known == null ? List.of() : known.rows();
        if (known == null || price.terms().model().perEvent()) {
            return Usage.of(Stream.concat(rows.stream(), Stream.of(new UsageRow(asked, quantity)))
                    .toList());
        }
        return known.with(asked, quantity).usage();
    }

    /**
     * What usage costs beyond what came before it.
     *
     * @param working sums up to the amount
     */
    private record Charge(Credits amount, List<Line> working) {
        /** @param before null: nothing was charged in the period yet, not even a minimum */
        static Charge of(PriceTerms terms, @Nullable Usage before, Usage after) {
            Rated rated = Rating.rate(terms.model(), terms.adjustments(), after);
            Rated charged = before == null ? Rated.NOTHING : Rating.rate(terms.model(), terms.adjustments(), before);
            Credits amount = Rounding.charged(rated.amount()).minus(Rounding.charged(charged.amount()));
            Rated more = rated.since(charged);
            List<Line> working = new ArrayList<>(more.lines());
            BigDecimal rounding = amount.value().subtract(more.amount());
            if (rounding.signum() != 0) {
                working.add(new Line(Part.ROUNDING, List.of(), null, BigDecimal.ZERO, null, rounding));
            }
            return new Charge(amount, working);
        }
    }
}
