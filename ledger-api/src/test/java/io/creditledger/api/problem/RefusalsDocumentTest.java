package io.creditledger.api.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountRefusal;
import io.creditledger.core.account.Limits;
import io.creditledger.core.customer.CustomerRefusal;
import io.creditledger.core.decider.Refusal;
import io.creditledger.core.eventstore.RefusalCodec;
import io.creditledger.core.payment.PaymentRefusal;
import io.creditledger.core.refill.RefillRefusal;
import io.creditledger.core.renewal.RenewalRefusal;
import io.creditledger.core.tier.TierForm;
import io.creditledger.core.tier.TierRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/refusals.md} lists the refusals that the code has; {@code -Drefusals.write=true} writes it anew. */
class RefusalsDocumentTest {
    private static final Path COMMITTED = Path.of("..", "docs", "refusals.md");

    private static final String HEAD = """
            # Refusals

            Why the ledger refuses a command, in the order of checking: the first that applies is the answer. A
            refused command has no effect. In the native API the code stands in `refusal`, the message in `detail`;
            the entity dialect shows the message in `error`. The organization dialect has no commands. *Binds* says
            whether the refusal is the final answer for its `Idempotency-Key`: if so, the same key gives the same
            answer for ever, and a new try needs a new key.

            This page is generated from the code: `RefusalsDocumentTest` fails when the two differ,
            `-Drefusals.write=true` writes it.
            """;

    @Test
    void the_committed_list_is_that_of_the_code() throws IOException {
        String document = HEAD
                + table("Accounts", AccountRefusal.class)
                + table("Tiers", TierRefusal.class)
                + table("Payments", PaymentRefusal.class)
                + table("Auto-refill", RefillRefusal.class)
                + table("Renewals", RenewalRefusal.class)
                + table("Customers", CustomerRefusal.class);
        if (Boolean.getBoolean("refusals.write")) {
            Files.writeString(COMMITTED, document);
        }

        assertThat(Files.readString(COMMITTED)).isEqualTo(document);
    }

    @Test
    void the_codes_that_the_api_document_lists_are_those_of_all_refusals() {
        TreeSet<String> codes = new TreeSet<>();
        Stream.of(
                        AccountRefusal.class,
                        TierRefusal.class,
                        PaymentRefusal.class,
                        RefillRefusal.class,
                        RenewalRefusal.class,
                        CustomerRefusal.class)
                .flatMap(RefusalExamples::of)
                .forEach(refusal -> codes.add(refusal.code()));

        assertThat(RefusalCodec.codes()).isEqualTo(codes).hasSizeGreaterThan(30);
    }

    @Test
    void the_limits_that_the_committed_list_states_are_those_that_the_ledger_keeps() throws IOException {
        assertThat(Files.readString(COMMITTED))
                .contains("At most " + Limits.NEW_BLOCKS + " blocks", "got " + (Limits.NEW_BLOCKS + 1) + ".")
                .contains("at most " + Limits.AMENDED + " decrements that were undone")
                .contains("at most " + Limits.REVERSALS + " reversals")
                .contains("more than " + Limits.BLOCKS + " live blocks")
                .contains("more than " + Limits.HOLDS + " open holds")
                .contains("at most " + TierForm.MAX_TIERS + " tiers");
    }

    private static String table(String title, Class<? extends Refusal> type) {
        StringBuilder table = new StringBuilder("\n## " + title + "\n\n"
                + "| code | native | entity | binds | message, for example | what to do |\n"
                + "|---|---|---|---|---|---|\n");
        RefusalExamples.of(type).forEach(refusal -> table.append(row(refusal)));
        return table.toString();
    }

    private static String row(Refusal refusal) {
        ProblemType type = Refusals.type(refusal);
        List<String> cells = List.of(
                "`" + refusal.code() + "`",
                type.in(Dialect.NATIVE).status() + " `" + type.code() + "`",
                Integer.toString(type.in(Dialect.ENTITY).status()),
                refusal.bindsKey() ? "yes" : "no",
                refusal.message().replace("|", "\\|"),
                advice(refusal, type));
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String advice(Refusal refusal, ProblemType type) {
        if (!refusal.bindsKey()) {
            return type == ProblemType.VALIDATION
                    ? "Correct the request; its key is still free."
                    : "Send the same request with the same key again.";
        }
        return switch (type) {
            case NOT_FOUND -> "Check what the request names.";
            case ALREADY_EXISTS -> "It is there already: read it, or change it.";
            case INSUFFICIENT_CREDITS -> "Buy credits or ask for less, under a new key.";
            case STALE -> "Read it again and decide again, under a new key.";
            default -> "Read what there is and ask for what is possible, under a new key.";
        };
    }
}
