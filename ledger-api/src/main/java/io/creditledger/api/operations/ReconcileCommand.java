package io.creditledger.api.operations;

import io.creditledger.api.ConfigurationError;
import io.creditledger.api.Ledger;
import io.creditledger.api.LedgerConfig;
import io.creditledger.api.PaymentConfig;
import io.creditledger.api.PaymentSide;
import io.creditledger.api.Provider;
import io.creditledger.api.reconcile.Comparison;
import io.creditledger.api.reconcile.Difference;
import io.creditledger.api.reconcile.Difference.Remedy;
import io.creditledger.api.reconcile.Reconciliation;
import io.creditledger.core.account.AccountId;
import io.creditledger.projections.payment.PaymentView;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The ledger's payments beside the provider's. */
@Command(
        name = "reconcile",
        mixinStandardHelpOptions = true,
        description = {
            "Compares payments with Stripe's, both ways; lists what differs.",
            "'observe' is mended by reading Stripe again, as a webhook would have made the ledger do; 'settle' by",
            "moving the credits that are due; 'create' by beginning again what a restored backup has lost, as Stripe's",
            "objects say; the rest is for people. Without --apply nothing changes. A server",
            "may go on.",
            "Exit code 1 when differences are left.",
        },
        footer = {"", "Example: ./ledger reconcile --since 2026-11-01 --apply"})
final class ReconcileCommand implements Callable<Integer> {
    private static final Duration LOOK_BACK = Duration.ofDays(35);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--apply", description = "Mend what can be mended.")
    private boolean apply;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Payments made, or taken back, since this day (UTC) or RFC 3339 time; 35 days ago otherwise.")
    private @Nullable String since;

    @Override
    public Integer call() {
        Instant from = since == null ? null : time(since);
        PaymentConfig config = PaymentConfig.fromEnvironment(System.getenv());
        LedgerConfig place = LedgerConfig.fromEnvironment(System.getenv());
        try (Ledger ledger = Opened.ledger();
                Provider provider = Provider.open(
                        config, place.dataDirectory(), ledger.database().isEmbedded());
                PaymentSide selling = new PaymentSide(ledger, provider)) {
            if (provider.access() == null) {
                throw new ConfigurationError("there is nobody to compare with: set STRIPE_API_KEY");
            }
            Opened.awaitViews(ledger, "payment", "transaction", "balance");
            Instant now = ledger.clock().instant();
            Reconciliation reconciliation = selling.reconciliation();
            Comparison found = reconciliation.compare(from == null ? now.minus(LOOK_BACK) : from, now);
            List<Difference> left = apply
                    ? found.differences().stream()
                            .filter(difference -> !reconciliation.mend(difference))
                            .toList()
                    : found.differences();
            report(found, left);
            Opened.awaitViews(ledger, "payment");
            report(reconciliation.unredeemed(now), now);
            return left.isEmpty() ? ExitCode.CLEAN : ExitCode.MISMATCH;
        }
    }

    private Instant time(String text) {
        try {
            return text.indexOf('T') < 0
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new ParameterException(
                    spec.commandLine(), "--since must be a day or a time, such as 2026-11-01, got '" + text + "'", e);
        }
    }

    private void report(Comparison found, List<Difference> left) {
        PrintWriter out = spec.commandLine().getOut();
        if (!found.differences().isEmpty()) {
            Table table = new Table("payment", "object", "account", "amount", "ledger", "provider", "what", "remedy");
            for (Difference d : found.differences()) {
                table.row(
                        d.payment().uuid(),
                        d.object(),
                        d.account(),
                        d.amount(),
                        d.here(),
                        d.there(),
                        d.what(),
                        left.contains(d) ? d.remedy().word() : "mended");
            }
            table.print(out);
        }
        out.printf(
                "%d payments in the ledger, %d at the provider (and %d of others): %d differences%s%n",
                found.here(),
                found.there(),
                found.foreign(),
                found.differences().size(),
                outcome(found, left));
        out.flush();
    }

    /** Both sides agree on these: they are no differences. */
    private void report(List<PaymentView> unredeemed, Instant now) {
        if (unredeemed.isEmpty()) {
            return;
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%npaid, not redeemed: %d%n", unredeemed.size());
        Table table = new Table("payment", "object", "payer", "amount", "age", "what to do");
        for (PaymentView payment : unredeemed) {
            AccountId payer = payment.payer();
            table.row(
                    payment.payment().uuid(),
                    Objects.requireNonNullElse(payment.objects().intent(), "-"),
                    payer == null ? "-" : payer.text(),
                    payment.amount(),
                    age(Duration.between(payment.createdAt(), now)),
                    "redeem it (buy-credits with this intent) or refund it");
        }
        table.print(out);
        out.flush();
    }

    private static String age(Duration age) {
        if (age.toDays() > 0) {
            return age.toDays() + " d";
        }
        return age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
    }

    private String outcome(Comparison found, List<Difference> left) {
        if (apply) {
            return ", " + (found.differences().size() - left.size()) + " mended";
        }
        long mendable = left.stream().filter(d -> d.remedy() != Remedy.BY_HAND).count();
        return mendable == 0 ? "" : "; --apply mends up to " + mendable;
    }
}
