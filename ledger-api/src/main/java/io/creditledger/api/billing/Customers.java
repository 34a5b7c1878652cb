package io.creditledger.api.billing;

import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Owner;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.projections.customer.CustomerQueries;
import io.creditledger.projections.customer.CustomerView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customers of a tenant, and the accounts that are theirs. */
final class Customers {
    private final CustomerQueries customers;
    private final Reads reads;

    Customers(CustomerQueries customers, Reads reads) {
        this.customers = customers;
        this.reads = reads;
    }

    /** @throws Problem 404 when the tenant has no such customer */
    CustomerView known(Call call, String id) {
        UUID uuid = uuid(id);
        if (uuid == null) {
            throw unknown(id);
        }
        return known(call, new CustomerId(call.tenant(), uuid), id);
    }

    /** @throws Problem 404 when the tenant has no customer of that name */
    CustomerView named(Call call, String external) {
        return known(call, CustomerId.external(call.tenant(), external), external);
    }

    /** A tenant's customers, newest first. */
    List<CustomerView> list(Call call, @Nullable Long before, int limit) {
        reads.await(call, Views.CUSTOMER, call.tenant());
        return customers.customers(call.tenant(), before, limit);
    }

    /**
     * The customer's credits in a unit.
     *
     * @param currency the unit; null: {@value AccountId#CREDITS}
     * @throws Problem 400 when no unit can be called so
     */
    static AccountId account(CustomerView customer, @Nullable String currency, List<Object> loc) {
        Owner owner = new Owner.Customer(customer.id().uuid().toString());
        try {
            return new AccountId(customer.id().tenant(), owner, currency == null ? AccountId.CREDITS : currency);
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(loc, "is no unit of credits: " + e.getMessage() + ".", "pattern");
        }
    }

    /** The identity in a path; null: it is none. */
    static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private CustomerView known(Call call, CustomerId id, String name) {
        reads.await(call, Views.CUSTOMER, id.stream());
        return customers.customer(id).orElseThrow(() -> unknown(name));
    }

    private static Problem unknown(String name) {
        return Problem.unknown("Customer", name);
    }
}
