package io.creditledger.projections.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.PurchaseCredits;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Source;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.Money;
import io.creditledger.core.payment.Observation;
import io.creditledger.core.payment.Observation.Status;
import io.creditledger.core.payment.PaidObjects;
import io.creditledger.core.payment.PaymentCommand.ConfirmMove;
import io.creditledger.core.payment.PaymentCommand.CreatePayment;
import io.creditledger.core.payment.PaymentCommand.ObservePayment;
import io.creditledger.core.payment.PaymentId;
import io.creditledger.core.payment.Purpose;
import io.creditledger.projections.Ledger;
import io.creditledger.projections.replay.ReplayProgress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PaymentCheckTest {
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final Money PAID = Money.of(1_000, "usd");

    private Ledger ledger;
    private static int number;

    private final PaymentId payment = new PaymentId("demo", id());
    private final AccountId account = AccountId.organization("demo", "org-" + number);
    private final Purpose purpose =
            Purpose.of(account, Source.PURCHASE, "bundle", Credits.of(100), Credits.of(10), PAID);

    @BeforeEach
    void open() {
        ledger = new Ledger();
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void a_payment_whose_account_has_what_it_says_is_clean() throws InterruptedException {
        pay();
        submit(new ConfirmMove(payment, id(), NOW, 1, purchase()));

        assertThat(said()).isEmpty();
    }

    @Test
    void a_move_that_its_account_does_not_have_is_found() throws InterruptedException {
        pay();
        submit(new ConfirmMove(payment, id(), NOW, 1, new UUID(5, 5)));

        assertThat(said())
                .singleElement()
                .asString()
                .contains("move 1 says Done[kind=PURCHASE, credits=110], the account has null");
    }

    @Test
    void a_payment_granted_twice_is_found() throws InterruptedException {
        pay();
        purchase();
        submit(new ConfirmMove(payment, id(), NOW, 1, purchase()));

        assertThat(said()).singleElement().asString().contains("was granted 2 times");
    }

    private void pay() {
        submit(new CreatePayment(payment, id(), NOW, PAID, null, purpose, "r"));
        Observation seen = new Observation(Status.SUCCEEDED, PaidObjects.NONE, PAID, null, List.of(), List.of());
        submit(new ObservePayment(payment, id(), NOW, seen));
    }

    private UUID purchase() {
        UUID id = id();
        submit(new PurchaseCredits(
                account,
                id,
                NOW,
                purpose.blocks(),
                Source.PURCHASE,
                null,
                payment.uuid().toString(),
                Note.NONE,
                Settings.DEFAULT));
        return id;
    }

    /** What the check says about this test's payment. */
    private List<String> said() throws InterruptedException {
        return new Verify(ledger.dataSource(), ledger.log(), List.of(), 1)
                .run(ReplayProgress.NONE).findings().stream()
                        .filter(finding -> finding.check().equals("payments-match-accounts"))
                        .map(Finding::toString)
                        .filter(text -> text.contains(payment.uuid().toString()))
                        .toList();
    }

    private void submit(LedgerCommand command) {
        assertThat(ledger.submit(command)).isInstanceOf(Outcome.Accepted.class);
    }

    private static UUID id() {
        return new UUID(0x0190_0000_0000_7000L, 0x8000_0000_0000_0000L + 1_000L * ++number);
    }
}
