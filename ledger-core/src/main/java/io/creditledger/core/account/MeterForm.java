package io.creditledger.core.account;

import io.creditledger.core.account.AccountCommand.MeterUsage;
import io.creditledger.core.account.AccountRefusal.Malformed;
import io.creditledger.core.account.MalformedRefusal.PriceInOtherUnit;
import io.creditledger.core.account.MalformedRefusal.PriceNotDrawable;
import io.creditledger.core.account.MalformedRefusal.PriceNotMetered;
import io.creditledger.core.account.MalformedRefusal.QuantityOutOfRange;
import io.creditledger.core.account.MalformedRefusal.TextUnusable;
import io.creditledger.core.money.Rounding;
import java.math.BigDecimal;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** What can be wrong with metered usage by itself. A price never changes, so what is wrong with it is so for ever. */
final class MeterForm {
    private static final BigDecimal MAX_QUANTITY = BigDecimal.TEN.pow(18);

    private MeterForm() {}

    static @Nullable Malformed flaw(MeterUsage command) {
        BigDecimal quantity = command.quantity();
        if (quantity.signum() < 0
                || quantity.compareTo(MAX_QUANTITY) > 0
                || quantity.stripTrailingZeros().scale() > Rounding.QUANTITY_SCALE) {
            return new QuantityOutOfRange(quantity);
        }
        RecordedPrice price = command.recorded();
        if (!price.terms().measured()) {
            return new PriceNotMetered(command.price());
        }
        if (!price.drawable()) {
            return new PriceNotDrawable(command.price());
        }
        String unit = command.account().unit();
        if (!unit.equals(AccountId.CREDITS) && !unit.equals(price.terms().currency())) {
            return new PriceInOtherUnit(price.terms().currency(), unit);
        }
        boolean plain = command.plain().stream()
                .allMatch(name -> Metered.isPlain(command.properties().getOrDefault(name, "")));
        return !plain || hasNul(command.properties()) ? new TextUnusable() : TextForm.flaw(note(command.properties()));
    }

    /** Free texts like those of a note. */
    private static Note note(SortedMap<String, String> properties) {
        return new Note(null, null, properties);
    }

    /** No column can hold it. */
    private static boolean hasNul(SortedMap<String, String> properties) {
        return properties.entrySet().stream().anyMatch(e -> (e.getKey() + e.getValue()).indexOf('\0') >= 0);
    }
}
