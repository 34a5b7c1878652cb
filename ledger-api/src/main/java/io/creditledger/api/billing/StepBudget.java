package io.creditledger.api.billing;

import io.creditledger.api.problem.Problem;
import io.creditledger.core.price.evaluation.Evaluation.Group;
import io.creditledger.core.price.model.PricingModel;
import io.creditledger.core.price.rating.Effort;
import java.util.List;

/** What one evaluation may compute: groups, tiers and prices together, counted before anything is rated. */
final class StepBudget {
    /** Steps, as {@link Effort} counts them: a second or two. */
    static final long STEPS = 10_000_000;

    private long left = STEPS;

    /**
     * Takes what rating the groups costs.
     *
     * @throws Problem 400 when nothing is left for it
     */
    void take(PricingModel model, List<Group> groups) {
        for (Group group : groups) {
            left -= Effort.of(model, group.usage().rows().size());
        }
        if (left < 0) {
            throw Problem.invalid(
                    List.of("body"),
                    "asks for more than " + STEPS + " steps: usages or groups times tiers, over all prices.",
                    "too_much_work");
        }
    }
}
