package io.creditledger.api.reconcile;

import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Imprint;
import io.creditledger.api.payment.PaymentGateway;
import io.creditledger.api.payment.Payments;
import io.creditledger.api.payment.Renewals;
import io.creditledger.api.payment.SeenPayment;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Source;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Payments that only the provider has, though this very ledger made them: its database was restored from a backup. They
 * are begun again with what their objects' metadata says, and then read like any other. A charge for a period of a
 * renewal is counted for the period that is due, so that the payer is not charged for it a second time.
 */
public final class Recreation {
    private final PaymentGateway provider;
    private final Payments payments;
    private final Renewals renewals;
    private final Predicate<String> tenants;
    private final Stamps stamps;

    /** @param tenants whether there is a tenant of that name */
    public Recreation(
            PaymentGateway provider, Payments payments, Renewals renewals, Predicate<String> tenants, Stamps stamps) {
        this.provider = provider;
        this.payments = payments;
        this.renewals = renewals;
        this.tenants = tenants;
        this.stamps = stamps;
    }

    /** The command that begins the payment again; null: that cannot be known, or it is not the ledger's to decide. */
    @Nullable
    CreatePayment beginning(PaymentId id, SeenPayment seen) {
        if (seen.asked() == null || !tenants.test(id.tenant())) {
            return null;
        }
        CreatePayment beginning =
                Imprint.beginning(id, stamps.id(), stamps.now(), seen.imprint(), Objects.requireNonNull(seen.asked()));
        return beginning == null || (isOfPeriod(beginning, seen) && !renewals.isDue(account(beginning), id.uuid()))
                ? null
                : beginning;
    }

    /** Whose credits it buys, or who paid. */
    static AccountId account(CreatePayment beginning) {
        Purpose purpose = beginning.purpose();
        return purpose == null ? Objects.requireNonNull(beginning.payer()) : purpose.account();
    }

    /** Begins the payment again and records what the provider says of it. Twice does no harm. */
    void create(PaymentId id, String object) {
        SeenPayment seen = provider.find(object).orElse(null);
        CreatePayment beginning = seen == null ? null : beginning(id, seen);
        if (seen == null || beginning == null) {
            return;
        }
        payments.record(beginning, null);
        payments.observe(id, seen.seen());
        if (isOfPeriod(beginning, seen)) {
            renewals.adopt(account(beginning), id.uuid());
        }
    }

    private static boolean isOfPeriod(CreatePayment beginning, SeenPayment seen) {
        Purpose purpose = beginning.purpose();
        return purpose != null
                && purpose.source() == Source.RECURRING
                && seen.seen().status() == Status.SUCCEEDED;
    }
}
