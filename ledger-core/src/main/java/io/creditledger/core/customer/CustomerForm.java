package io.creditledger.core.customer;

import io.creditledger.core.customer.CustomerCommand.ChangeAlert;
import io.creditledger.core.customer.CustomerCommand.ChangeCustomer;
import io.creditledger.core.customer.CustomerCommand.CreateCustomer;
import io.creditledger.core.customer.CustomerCommand.RemoveAlert;
import io.creditledger.core.customer.CustomerCommand.RemoveTopUp;
import io.creditledger.core.customer.CustomerCommand.SetAlert;
import io.creditledger.core.customer.CustomerCommand.SetTopUp;
import io.creditledger.core.customer.CustomerCommand.SwitchAlert;
import io.creditledger.core.customer.CustomerRefusal.AlertUnusable;
import io.creditledger.core.customer.CustomerRefusal.CustomerTextUnusable;
import io.creditledger.core.customer.CustomerRefusal.Malformed;
import io.creditledger.core.customer.CustomerRefusal.TimezoneUnknown;
import io.creditledger.core.customer.CustomerRefusal.TopUpUnusable;
import io.creditledger.core.money.Credits;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a customer command by itself, whatever the customer. */
public final class CustomerForm {
    /** Characters of a name, an email or an external id. */
    public static final int TEXT = 255;

    /** Units of a customer that can have a top-up. */
    public static final int TOP_UPS = 100;

    /** Alerts of a customer. */
    public static final int ALERTS = 100;

    /** Thresholds of an alert. */
    public static final int THRESHOLDS = 20;

    private static final int METADATA = 50;
    private static final int METADATA_TEXT = 1_000;
    private static final int LIFETIME = 36_500;

    private CustomerForm() {}

    /** The first flaw of the command; null: none. */
    static @Nullable Malformed flaw(CustomerCommand command) {
        return switch (command) {
            case CreateCustomer c -> created(c.profile());
            case ChangeCustomer c -> null; // what comes of it is looked at, because it depends on what was there
            case ChangeAlert c -> null; // the same: a depleted balance is at zero
            case SetTopUp c -> flaw(c.terms());
            case RemoveTopUp c -> null;
            case SetAlert c -> flaw(c.terms());
            case SwitchAlert c -> null;
            case RemoveAlert c -> null;
        };
    }

    private static @Nullable Malformed created(Profile profile) {
        String external = profile.externalId();
        return ".".equals(external) || "..".equals(external)
                ? new CustomerTextUnusable("external_customer_id")
                : flaw(profile);
    }

    /** What is wrong with who a customer is said to be; null: nothing. */
    static @Nullable Malformed flaw(Profile profile) {
        String external = profile.externalId();
        if (isUnusable(profile.name())) {
            return new CustomerTextUnusable("name");
        }
        if (isUnusable(profile.email())) {
            return new CustomerTextUnusable("email");
        }
        if (external != null && isUnusable(external)) {
            return new CustomerTextUnusable("external_customer_id");
        }
        if (!ZoneId.getAvailableZoneIds().contains(profile.timezone())) {
            return new TimezoneUnknown();
        }
        boolean pairs = profile.metadata().size() <= METADATA
                && profile.metadata().entrySet().stream().noneMatch(CustomerForm::isUnusable);
        return pairs ? null : new CustomerTextUnusable("metadata");
    }

    private static @Nullable Malformed flaw(TopUpTerms terms) {
        boolean amounts = terms.amount().isPositive()
                && !terms.amount().exceeds(Credits.MAX_AMOUNT)
                && !terms.threshold().isNegative()
                && !terms.threshold().exceeds(Credits.MAX_AMOUNT);
        if (!amounts) {
            return new TopUpUnusable("amount_out_of_range");
        }
        Lifetime lifetime = terms.lifetime();
        if (lifetime != null && (lifetime.count() < 1 || lifetime.count() > LIFETIME)) {
            return new TopUpUnusable("lifetime_out_of_range");
        }
        String memo = terms.invoice().memo();
        boolean texts = !isUnusable(terms.unit())
                && (memo == null || memo.length() <= METADATA_TEXT && isText(memo))
                && terms.invoice().netTerms() >= 0;
        return texts ? null : new TopUpUnusable("terms_unusable");
    }

    /** What is wrong with what is to be watched; null: nothing. */
    static @Nullable AlertUnusable flaw(AlertTerms terms) {
        boolean usable = !isUnusable(terms.unit())
                && !terms.thresholds().isEmpty()
                && terms.thresholds().size() <= THRESHOLDS
                && terms.thresholds().stream().distinct().count()
                        == terms.thresholds().size()
                && (terms.type() != AlertTerms.Type.DEPLETED
                        || terms.thresholds().equals(List.of(Credits.ZERO)))
                && terms.thresholds().stream().noneMatch(t -> t.isNegative() || t.exceeds(Credits.MAX_AMOUNT));
        return usable ? null : new AlertUnusable(THRESHOLDS);
    }

    private static boolean isUnusable(Map.Entry<String, String> pair) {
        return List.of(pair.getKey(), pair.getValue()).stream()
                .anyMatch(text -> text.length() > METADATA_TEXT || !isText(text));
    }

    private static boolean isUnusable(String text) {
        return text.isBlank()
                || text.length() > TEXT
                || !isText(text)
                || text.chars().anyMatch(Character::isISOControl);
    }

    /** No NUL and no half of a character that takes two: an event with one could not be read back. */
    private static boolean isText(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
