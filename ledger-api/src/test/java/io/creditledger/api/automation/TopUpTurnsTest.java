package io.creditledger.api.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.call.Stamps;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.customer.CustomerId;
import io.creditledger.core.customer.InvoiceTerms;
import io.creditledger.core.customer.TopUpTerms;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import io.creditledger.projections.customer.CustomerQueries;
import io.creditledger.projections.customer.CustomerView;
import io.creditledger.projections.customer.TopUpView;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whose turn it is when many balances have fallen. */
class TopUpTurnsTest {
    private static final int DUE = 1_234;

    @Test
    void accounts_that_take_no_credits_do_not_keep_others_from_being_looked_at() {
        StillDue due = new StillDue();
        LedgerGateway nobody = submission -> {
            throw new IllegalStateException("asked for " + submission);
        };
        try (var topUps = new WhenABalanceHasFallenThenTopItUp(due, nobody, new Stamps(Clock.systemUTC()))) {
            assertThat(topUps.topUp()).isZero();
        }

        assertThat(due.asked)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, DUE).mapToObj(StillDue::id).toList());
    }

    /** Top-ups that stay due, of customers whom nobody knows. */
    private static final class StillDue implements CustomerQueries {
        private static final TopUpTerms TERMS = new TopUpTerms(
                "credits", Credits.of(1), Credits.of(9), UnitCost.ZERO, null, null, new InvoiceTerms(false, 0, null));

        private final List<CustomerId> asked = new ArrayList<>();

        static CustomerId id(long number) {
            return new CustomerId("demo", new UUID(0, number));
        }

        @Override
        public Optional<CustomerView> customer(CustomerId id) {
            asked.add(id);
            return Optional.empty();
        }

        @Override
        public List<TopUpView> due(Instant now, long after, int limit) {
            return LongStream.rangeClosed(after + 1, Math.min(DUE, after + limit))
                    .mapToObj(n -> new TopUpView(id(n), new UUID(1, n), TERMS, n))
                    .toList();
        }

        @Override
        public List<CustomerView> customers(String tenant, @Nullable Long before, int limit) {
            return List.of();
        }

        @Override
        public List<TopUpView> topUps(CustomerId customer, @Nullable Long before, int limit) {
            return List.of();
        }
    }
}
