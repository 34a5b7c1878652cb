package io.creditledger.core.payment;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The provider's objects that stand for one payment, as far as they are known. What is known does not change.
 *
 * @param session checkout session, {@code cs_…}
 * @param intent payment intent, {@code pi_…}
 * @param charge the charge that moved the money, {@code ch_…}
 * @param invoice {@code in_…}
 * @param customer who paid, {@code cus_…}
 * @param method the payment method that is saved for charging again, {@code pm_…}
 * @param page where the payer pays, as the provider said when it made the session
 */
public record PaidObjects(
        @Nullable String session,
        @Nullable String intent,
        @Nullable String charge,
        @Nullable String invoice,
        @Nullable String customer,
        @Nullable String method,
        @Nullable String page) {
    /** None is known. */
    public static final PaidObjects NONE = new PaidObjects(null, null, null, null, null, null);

    /** Without a page. */
    public PaidObjects(
            @Nullable String session,
            @Nullable String intent,
            @Nullable String charge,
            @Nullable String invoice,
            @Nullable String customer,
            @Nullable String method) {
        this(session, intent, charge, invoice, customer, method, null);
    }

    /** Those known by {@code other} and not known here. */
    PaidObjects missing(PaidObjects other) {
        return new PaidObjects(
                session == null ? other.session : null,
                intent == null ? other.intent : null,
                charge == null ? other.charge : null,
                invoice == null ? other.invoice : null,
                customer == null ? other.customer : null,
                method == null ? other.method : null,
                page == null ? other.page : null);
    }

    /** These, and what {@code other} knows beyond them. */
    public PaidObjects with(PaidObjects other) {
        return new PaidObjects(
                session == null ? other.session : session,
                intent == null ? other.intent : intent,
                charge == null ? other.charge : charge,
                invoice == null ? other.invoice : invoice,
                customer == null ? other.customer : customer,
                method == null ? other.method : method,
                page == null ? other.page : page);
    }

    /** Without the charge: one that moved no money is not the payment's. */
    PaidObjects withoutCharge() {
        return new PaidObjects(session, intent, null, invoice, customer, method, page);
    }

    /** The session or intent of {@code other} that contradicts these: it belongs to another payment. Null: none. */
    @Nullable
    String contradicting(PaidObjects other) {
        if (session != null && other.session != null && !session.equals(other.session)) {
            return other.session;
        }
        if (intent != null && other.intent != null && !intent.equals(other.intent)) {
            return other.intent;
        }
        return null;
    }

    /** What the payer saved for being charged again; null: nothing. */
    public @Nullable SavedMethod saved() {
        return customer == null || method == null ? null : new SavedMethod(customer, method);
    }

    /** The same, paid on this page. */
    public PaidObjects on(@Nullable String where) {
        return new PaidObjects(session, intent, charge, invoice, customer, method, where);
    }

    /** All ids that are known. */
    List<String> ids() {
        return known(session, intent, charge, invoice, customer, method);
    }

    /** The ids of objects that belong to this payment alone: not its customer, not the saved method. */
    public List<String> parts() {
        return known(session, intent, charge, invoice);
    }

    private static List<String> known(@Nullable String... ids) {
        List<String> known = new ArrayList<>();
        for (@Nullable String id : ids) {
            if (id != null) {
                known.add(id);
            }
        }
        return List.copyOf(known);
    }
}
