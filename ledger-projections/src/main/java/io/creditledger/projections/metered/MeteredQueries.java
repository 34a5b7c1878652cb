package io.creditledger.projections.metered;

import io.creditledger.core.account.AccountId;
import io.creditledger.core.price.rating.UsageRow;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Questions about usage events. */
public interface MeteredQueries {
    /** The most rows of an answer. */
    int MAX_ROWS = 100_000;

    /**
     * Which usage, and how far it may be summed up.
     *
     * @param owner an account of the owner whose usage it is; null: of the whole tenant
     * @param from inclusive
     * @param to exclusive
     * @param metric how much an event is: see {@link io.creditledger.core.price.evaluation.Metric}
     * @param names the properties that matter: events that agree in them are one row
     * @param each whether every event is a row of its own
     */
    record Question(
            String tenant,
            @Nullable AccountId owner,
            Instant from,
            Instant to,
            String metric,
            List<String> names,
            boolean each) {}

    /** The usage, in the order in which it first came; one row more than {@link #MAX_ROWS} when there are more. */
    List<UsageRow> usage(Question question);

    /**
     * Which of these values of a property were said as a number or boolean, and by no event as a text: the events are
     * those that {@link #usage} looks at.
     */
    Set<String> plain(Question question, String name, List<String> values);
}
