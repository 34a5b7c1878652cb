package io.creditledger.api.billing;

import io.creditledger.api.billing.EvaluationReader.Asked;
import io.creditledger.api.billing.EvaluationReader.Frame;
import io.creditledger.api.call.Call;
import io.creditledger.api.call.Reads;
import io.creditledger.api.call.Views;
import io.creditledger.api.problem.Problem;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Metered;
import io.creditledger.core.price.PriceTerms;
import io.creditledger.core.price.evaluation.Evaluation;
import io.creditledger.core.price.evaluation.Evaluation.Group;
import io.creditledger.core.price.evaluation.Metric;
import io.creditledger.core.price.rating.Usage;
import io.creditledger.core.price.rating.UsageRow;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.metered.MeteredQueries;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What usage events in the ledger cost by a price, group by group. */
final class UsageEvaluation {
    private final MeteredQueries usage;
    private final Customers customers;
    private final Reads reads;

    UsageEvaluation(MeteredQueries usage, Customers customers, Reads reads) {
        this.usage = usage;
        this.customers = customers;
        this.reads = reads;
    }

    /** The account that stands for all accounts of the customer; null: of nobody in particular. */
    @Nullable
    AccountId owner(Call call, Frame frame) {
        reads.await(call, Views.METERED, call.tenant());
        CustomerView customer = null;
        if (frame.customer() != null) {
            customer = customers.known(call, frame.customer());
        } else if (frame.externalCustomer() != null) {
            customer = customers.named(call, frame.externalCustomer());
        }
        return customer == null ? null : Customers.account(customer, null, List.of());
    }

    /** The groups as they are answered. */
    List<Map<String, Object>> groups(
            Call call, PriceTerms terms, Asked asked, Frame frame, @Nullable AccountId owner, StepBudget budget) {
        String metric = terms.billableMetricId();
        if (metric == null) {
            BigDecimal fixed = Objects.requireNonNullElse(terms.fixedPriceQuantity(), BigDecimal.ONE);
            return List.of(EvaluationOperations.group(terms, new Group(List.of(), Usage.of(fixed)), List.of()));
        }
        Evaluation evaluation = new Evaluation(new Metric(metric), asked.filter(), asked.keys());
        MeteredQueries.Question question = new MeteredQueries.Question(
                call.tenant(),
                owner,
                frame.start(),
                frame.end(),
                metric,
                evaluation.names(terms.model()),
                terms.model().perEvent());
        List<UsageRow> rows = usage.usage(question);
        if (rows.size() > MeteredQueries.MAX_ROWS) {
            throw Problem.invalid(
                    List.of("body", "timeframe_end"),
                    "'timeframe_end' leaves more than " + MeteredQueries.MAX_ROWS + " different usages to look at.",
                    "too_much_usage");
        }
        List<Group> groups = evaluation.groupsOf(terms.model(), rows);
        if (groups.size() > Evaluation.MAX_GROUPS) {
            throw EvaluationOperations.tooManyGroups();
        }
        budget.take(terms.model(), groups);
        return bodies(terms, groups, plain(question, asked.keys(), groups));
    }

    /** For each key, which of the groups' values were said as numbers or booleans. */
    private List<Set<String>> plain(MeteredQueries.Question question, List<String> keys, List<Group> groups) {
        List<Set<String>> plain = new ArrayList<>(keys.size());
        for (int i = 0; i < keys.size(); i++) {
            int key = i;
            List<String> values = groups.stream()
                    .map(group -> group.values().get(key))
                    .filter(Metered::isPlain)
                    .distinct()
                    .toList();
            plain.add(values.isEmpty() ? Set.of() : usage.plain(question, keys.get(i), values));
        }
        return plain;
    }

    private static List<Map<String, Object>> bodies(PriceTerms terms, List<Group> groups, List<Set<String>> plain) {
        List<Map<String, Object>> bodies = new ArrayList<>(groups.size());
        for (Group group : groups) {
            List<@Nullable Object> values = new ArrayList<>(group.values().size());
            for (int i = 0; i < group.values().size(); i++) {
                String value = group.values().get(i);
                values.add(plain.get(i).contains(value) ? said(value) : value.isEmpty() ? null : value);
            }
            bodies.add(EvaluationOperations.group(terms, group, values));
        }
        return bodies;
    }

    private static Object said(String plain) {
        boolean bool = plain.equals("true") || plain.equals("false");
        return bool ? Boolean.valueOf(plain) : new BigDecimal(plain);
    }
}
