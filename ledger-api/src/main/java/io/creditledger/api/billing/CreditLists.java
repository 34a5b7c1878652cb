package io.creditledger.api.billing;

import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.customer.BlockFilter;
import io.creditledger.projections.customer.CreditEntryView;
import io.creditledger.projections.customer.CreditFilter;
import io.creditledger.projections.customer.CreditQueries;
import io.creditledger.projections.customer.CreditType;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.customer.InvoiceView;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a customer's blocks and ledger for a request. */
final class CreditLists {
    private final CreditQueries credits;
    private final CreditEntries entries;
    private final Accounts accounts;
    private final Reads reads;
    private final Stamps stamps;

    CreditLists(CreditQueries credits, CreditEntries entries, Accounts accounts, Reads reads, Stamps stamps) {
        this.credits = credits;
        this.entries = entries;
        this.accounts = accounts;
        this.reads = reads;
        this.stamps = stamps;
    }

    /** Blocks in draw order; before them the debt, if there is any, so that they add up to the balance. */
    BillingPage<CreditBlockBody> blocks(Call call, CustomerView customer, HttpServletRequest request) {
        AccountId account = account(customer, request);
        int limit = limit(request);
        Long mark = Cursor.number(request.getParameter("cursor"));
        int offset = mark == null ? 0 : (int) Math.min(mark, Integer.MAX_VALUE / 2);
        Between effective = Between.of(request, "effective_date", zone(customer));
        String status = choice(request, "status", "", CreditBlockBody.PENDING, CreditBlockBody.ACTIVE);
        Boolean pending = status.isEmpty() ? null : status.equals(CreditBlockBody.PENDING);
        boolean all =
                choice(request, "include_all_blocks", "false", "true", "false").equals("true");
        reads.await(call, Views.CUSTOMER, account);
        reads.await(call, Views.BALANCE, account);
        Credits debt = effective.isLimited() || Boolean.TRUE.equals(pending)
                ? Credits.ZERO
                : accounts.find(call, account).map(AccountView::debt).orElse(Credits.ZERO);
        int first = debt.isPositive() ? 1 : 0;
        List<CreditBlockBody> rows = new ArrayList<>();
        if (offset == 0 && first == 1) {
            rows.add(CreditBlockBody.debt(account, debt));
        }
        BlockFilter filter = new BlockFilter(
                all, pending, effective.from(), effective.after(), effective.until(), effective.before());
        credits.blocks(account, filter, stamps.now(), limit + 1 - rows.size(), Math.max(0, offset - first))
                .forEach(view -> rows.add(CreditBlockBody.of(view)));
        return BillingPage.of(rows, limit, body -> body, body -> Integer.toString(offset + limit));
    }

    /** Entries, newest first. */
    BillingPage<Map<String, @Nullable Object>> ledger(Call call, CustomerView customer, HttpServletRequest request) {
        AccountId account = account(customer, request);
        int limit = limit(request);
        Instant now = stamps.now();
        CreditFilter filter = filter(customer, request, now);
        reads.await(call, Views.CUSTOMER, account);
        List<CreditEntryView> rows = credits.entries(account, filter, limit + 1);
        Map<UUID, InvoiceView> issued = entries.issued(customer, rows);
        return BillingPage.of(
                rows,
                limit,
                view -> entries.body(customer, account, view, issued, now),
                view -> Long.toString(view.number()));
    }

    private CreditFilter filter(CustomerView customer, HttpServletRequest request, Instant now) {
        Between created = Between.of(request, "created_at", zone(customer));
        Instant after = created.after();
        Instant until = created.until();
        String status = request.getParameter("entry_status");
        if (status != null) {
            Instant border = entries.committedUntil(now);
            boolean committed =
                    choice(request, "entry_status", "", "committed", "pending").equals("committed");
            until = committed && (until == null || until.isAfter(border)) ? border : until;
            after = !committed && (after == null || after.isBefore(border)) ? border : after;
        }
        Long before = Cursor.number(request.getParameter("cursor"));
        return new CreditFilter(
                type(request), minimum(request), created.from(), after, until, created.before(), before);
    }

    private static @Nullable CreditType type(HttpServletRequest request) {
        String text = request.getParameter("entry_type");
        if (text == null) {
            return null;
        }
        for (CreditType type : CreditType.values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(text)) {
                return type;
            }
        }
        throw Problem.invalid(List.of("query", "entry_type"), "'" + text + "' is no type of entry.", "enum");
    }

    private static @Nullable BigDecimal minimum(HttpServletRequest request) {
        String text = request.getParameter("minimum_amount");
        try {
            return text == null ? null : Credits.of(text).value();
        } catch (IllegalArgumentException e) {
            throw Problem.invalid(List.of("query", "minimum_amount"), "is no amount: '" + text + "'.", "decimal");
        }
    }

    private static AccountId account(CustomerView customer, HttpServletRequest request) {
        return Customers.account(customer, request.getParameter("currency"), List.of("query", "currency"));
    }

    private static int limit(HttpServletRequest request) {
        String text = request.getParameter("limit");
        try {
            int limit = Integer.parseInt(text == null ? BillingPage.DEFAULT_LIMIT : text);
            return Limits.checked(limit, BillingPage.MAX_LIMIT);
        } catch (NumberFormatException e) {
            throw Problem.invalid(List.of("query", "limit"), "is no number: '" + text + "'.", "int_parsing");
        }
    }

    private static String choice(HttpServletRequest request, String name, String otherwise, String... choices) {
        String text = request.getParameter(name);
        if (text != null && !List.of(choices).contains(text)) {
            throw Problem.invalid(List.of("query", name), "must be one of " + String.join(", ", choices) + ".", "enum");
        }
        return text == null ? otherwise : text;
    }

    private static ZoneId zone(CustomerView customer) {
        return ZoneId.of(customer.profile().timezone());
    }
}
