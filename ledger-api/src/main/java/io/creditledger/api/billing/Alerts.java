package io.creditledger.api.billing;

import io.creditledger.api.body.Fields;
import io.creditledger.api.call.Accounts;
import io.creditledger.api.call.Answers;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Cursor;
import io.creditledger.api.call.Limits;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.call.Views;
import io.creditledger.api.call.Writes;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.customer.AlertTerms;
import io.creditledger.core.customer.CustomerCommand.ChangeAlert;
import io.creditledger.core.customer.CustomerCommand.RemoveAlert;
import io.creditledger.core.customer.CustomerCommand.SetAlert;
import io.creditledger.core.customer.CustomerCommand.SwitchAlert;
import io.creditledger.core.customer.CustomerForm;
import io.creditledger.core.money.Credits;
import io.creditledger.projections.balance.AccountView;
import io.creditledger.projections.customer.AlertQueries;
import io.creditledger.projections.customer.AlertView;
import io.creditledger.projections.customer.CustomerView;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Sets, switches and reads alerts on customers' balances. */
final class Alerts {
    private static final Map<String, AlertTerms.Type> TYPES = Map.of(
            AlertBody.PREFIX + "depleted", AlertTerms.Type.DEPLETED,
            AlertBody.PREFIX + "dropped", AlertTerms.Type.DROPPED,
            AlertBody.PREFIX + "recovered", AlertTerms.Type.RECOVERED);

    private final AlertQueries alerts;
    private final Customers customers;
    private final Accounts accounts;
    private final Writes writes;
    private final Reads reads;
    private final Stamps stamps;

    Alerts(AlertQueries alerts, Customers customers, Accounts accounts, Writes writes, Reads reads, Stamps stamps) {
        this.alerts = alerts;
        this.customers = customers;
        this.accounts = accounts;
        this.writes = writes;
        this.reads = reads;
        this.stamps = stamps;
    }

    ResponseEntity<AlertBody> set(Call call, CustomerView customer, Fields fields) {
        AlertTerms terms = terms(customer, fields);
        SetAlert command = new SetAlert(customer.id(), stamps.id(), stamps.now(), terms);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        UUID id = outcome.events().getFirst().event().id();
        return Answers.written(201, outcome, body(call, known(call, id.toString())));
    }

    AlertBody get(Call call, String alert) {
        return body(call, known(call, alert));
    }

    BillingPage<AlertBody> list(Call call, CustomerView customer, int limit, @Nullable String cursor) {
        Limits.checked(limit, BillingPage.MAX_LIMIT);
        Long before = Cursor.number(cursor);
        reads.await(call, Views.CUSTOMER, customer.id().stream());
        return BillingPage.of(
                alerts.alerts(customer.id(), before, limit + 1),
                limit,
                view -> body(call, view),
                view -> Long.toString(view.position()));
    }

    BillingPage<AlertBody.Crossing> crossings(Call call, String alert, int limit, @Nullable String cursor) {
        Limits.checked(limit, BillingPage.MAX_LIMIT);
        Long before = Cursor.number(cursor);
        return BillingPage.of(
                alerts.crossings(known(call, alert), before, limit + 1),
                limit,
                AlertBody.Crossing::of,
                view -> Long.toString(view.number()));
    }

    ResponseEntity<AlertBody> switched(Call call, String alert, boolean enabled) {
        AlertView view = known(call, alert);
        SwitchAlert command = new SwitchAlert(view.customer(), stamps.id(), stamps.now(), view.alert(), enabled);
        Outcome.Accepted outcome = writes.accepted(call, command, call.key());
        return Answers.written(200, outcome, body(call, known(call, alert)));
    }

    AlertBody changed(Call call, String alert, Fields fields) {
        if (!fields.has("thresholds")) {
            fields.error("thresholds", "are required.", "missing");
        }
        for (String other : List.of("price_filters", "threshold_overrides")) {
            if (fields.has(other) && !fields.isEmptyList(other)) {
                fields.error(other, "are of alerts on costs, and this is one on a balance.", "not_available");
            }
        }
        List<Credits> thresholds = fields.has("thresholds") ? thresholds(fields) : List.of();
        fields.done();
        AlertView view = known(call, alert);
        writes.accepted(
                call,
                new ChangeAlert(view.customer(), stamps.id(), stamps.now(), view.alert(), thresholds),
                call.key());
        return body(call, known(call, alert));
    }

    void remove(Call call, String alert) {
        AlertView view = known(call, alert);
        writes.accepted(call, new RemoveAlert(view.customer(), stamps.id(), stamps.now(), view.alert()), call.key());
    }

    private AlertView known(Call call, String alert) {
        UUID id = Customers.uuid(alert);
        reads.await(call, Views.CUSTOMER, call.tenant());
        AlertView view = id == null ? null : alerts.alert(call.tenant(), id).orElse(null);
        if (view == null) {
            throw Problem.unknown("Alert", alert);
        }
        return view;
    }

    private AlertBody body(Call call, AlertView view) {
        Credits balance =
                accounts.find(call, view.account()).map(AccountView::balance).orElse(Credits.ZERO);
        CustomerView customer = customers.known(call, view.customer().uuid().toString());
        return AlertBody.of(view, CustomerName.of(customer), balance);
    }

    private static AlertTerms terms(CustomerView customer, Fields fields) {
        AlertTerms.Type type = fields.optionalChoice("type", TYPES);
        if (type == null && !fields.has("type")) {
            fields.error("type", "is required.", "missing");
        }
        boolean named = fields.has("thresholds") && !fields.isEmptyList("thresholds");
        if (named ? type == AlertTerms.Type.DEPLETED : type == AlertTerms.Type.DROPPED) {
            fields.error(
                    "thresholds",
                    "are for balances that drop or recover: those that drop need some, depleted is at zero.",
                    "thresholds");
        }
        List<Credits> thresholds = named ? thresholds(fields) : List.of(Credits.ZERO);
        String unit = fields.text("currency", 64);
        fields.done();
        Customers.account(customer, unit, List.of("body", "currency"));
        return new AlertTerms(Objects.requireNonNullElse(type, AlertTerms.Type.DEPLETED), unit, thresholds);
    }

    private static List<Credits> thresholds(Fields fields) {
        return fields.objects("thresholds", CustomerForm.THRESHOLDS).stream()
                .map(object -> fields.nested(object, threshold -> threshold.credits("value")))
                .toList();
    }
}
