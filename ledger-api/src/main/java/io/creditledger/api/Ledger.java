package io.creditledger.api;

import io.creditledger.api.automation.PurchasesInViews;
import io.creditledger.api.automation.WhenABalanceHasFallenThenTopItUp;
import io.creditledger.api.automation.WhenAPayerSavesAMethodThenKeepIt;
import io.creditledger.api.automation.WhenCreditsAreDueThenExpireThem;
import io.creditledger.api.automation.WhenMovesAreLeftThenPerformThem;
import io.creditledger.api.automation.WhenPaymentsChangeThenMoveCredits;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.payment.Settlement;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.WriteObserver;
import io.creditledger.core.commandbus.WriteSettings;
import io.creditledger.core.commandbus.WriteSide;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.PgEventLog;
import io.creditledger.projections.Projection;
import io.creditledger.projections.ViewProgress;
import io.creditledger.projections.ViewStatus;
import io.creditledger.projections.balance.BalanceQueries;
import io.creditledger.projections.balance.PgBalanceQueries;
import io.creditledger.projections.checks.Verify;
import io.creditledger.projections.customer.CustomerQueries;
import io.creditledger.projections.customer.PgCustomerQueries;
import io.creditledger.projections.history.AccountHistory;
import io.creditledger.projections.history.AccountHistory.PastAccount;
import io.creditledger.projections.history.CurrentAccounts;
import io.creditledger.projections.history.PaymentHistory;
import io.creditledger.projections.live.LiveViews;
import io.creditledger.projections.payment.PaymentQueries;
import io.creditledger.projections.payment.PgPaymentQueries;
import io.creditledger.projections.replay.Rebuild;
import io.creditledger.projections.replay.ReplayProgress;
import io.creditledger.projections.standing.PgStandingQueries;
import io.creditledger.projections.standing.StandingQueries;
import io.creditledger.projections.tier.PgTierQueries;
import io.creditledger.projections.tier.TierQueries;
import io.creditledger.projections.transaction.PgTransactionQueries;
import io.creditledger.projections.transaction.TransactionQueries;
import io.creditledger.projections.usage.PgUsageQueries;
import io.creditledger.projections.usage.UsageQueries;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** One node of the ledger over one database: what the REST server and the command line stand on. Knows no HTTP. */
public final class Ledger implements AutoCloseable {
    /** The book that everything is in. */
    public static final int BOOK = 1;

    /** Every view there is. */
    public static final List<Projection> VIEWS = EveryView.LIST;

    private final Database database;
    private final Clock clock;
    private final WriteSide writeSide;
    private final LiveViews views;
    private final BalanceQueries balances;
    private final TransactionQueries transactions;
    private final TierQueries tiers;
    private final UsageQueries usage;
    private final PaymentQueries payments;
    private final AccountHistory history;
    private final WhenCreditsAreDueThenExpireThem expiry;
    private final Settlement settlement;
    private final WhenMovesAreLeftThenPerformThem leftMoves;
    private final WhenABalanceHasFallenThenTopItUp topUps;

    private Ledger(Database database, WriteSettings settings, Clock clock, WriteObserver observer) {
        this.database = database;
        this.clock = clock;
        this.writeSide = new WriteSide(database.writing(), settings, clock, observer);
        EventLog log = writeSide.log();
        DataSource reading = database.reading();
        this.balances = new PgBalanceQueries(reading, BOOK);
        this.transactions = new PgTransactionQueries(reading, log, BOOK);
        this.tiers = new PgTierQueries(reading, BOOK);
        this.usage = new PgUsageQueries(reading, log, BOOK);
        this.payments = new PgPaymentQueries(reading, BOOK);
        this.history = new AccountHistory(log);
        this.views = new LiveViews(
                database.writing(),
                writeSide.eventStore(),
                log,
                VIEWS,
                database.node() + "/" + UUID.randomUUID(),
                BOOK);
        this.expiry = new WhenCreditsAreDueThenExpireThem(balances, writeSide, clock);
        this.settlement = settlement(log);
        this.leftMoves = new WhenMovesAreLeftThenPerformThem(payments, settlement, clock);
        this.topUps = new WhenABalanceHasFallenThenTopItUp(customers(), writeSide, new Stamps(clock));
    }

    private Settlement settlement(EventLog log) {
        PaymentHistory paid = new PaymentHistory(log);
        Stamps stamps = new Stamps(clock);
        PurchasesInViews purchases = new PurchasesInViews(transactions, views.progress(), log);
        return new WhenAPayerSavesAMethodThenKeepIt(
                paid, writeSide, stamps, new WhenPaymentsChangeThenMoveCredits(paid, purchases, writeSide, stamps));
    }

    /** A node over an open database, which it closes with itself. Nothing runs before {@link #start}. */
    public static Ledger over(Database database) {
        return over(database, WriteObserver.NONE);
    }

    /** The same, its write side watched. */
    public static Ledger over(Database database, WriteObserver observer) {
        return new Ledger(database, WriteSettings.DEFAULT, Clock.systemUTC(), observer);
    }

    /** The same with sizes and a clock of one's own. */
    public static Ledger over(Database database, WriteSettings settings, Clock clock) {
        return new Ledger(database, settings, clock, WriteObserver.NONE);
    }

    /** Builds views that are missing or of another version, then keeps them up to date and expires what is due. */
    public void start(ReplayProgress progress) {
        follow(progress);
        expiry.start();
        leftMoves.start();
        topUps.start();
    }

    /** Builds views that are missing or of another version, then keeps them up to date; nothing else happens. */
    public void follow(ReplayProgress progress) {
        rebuild().runWhereNeeded(VIEWS, progress);
        views.start();
    }

    public LedgerGateway gateway() {
        return writeSide;
    }

    public WriteSide writeSide() {
        return writeSide;
    }

    public EventLog log() {
        return writeSide.log();
    }

    public BalanceQueries balances() {
        return balances;
    }

    public TransactionQueries transactions() {
        return transactions;
    }

    public TierQueries tiers() {
        return tiers;
    }

    public UsageQueries usage() {
        return usage;
    }

    public PaymentQueries payments() {
        return payments;
    }

    public CustomerQueries customers() {
        return new PgCustomerQueries(database.reading(), log(), BOOK);
    }

    /** Adds credits to customers whose balance has fallen; it runs by itself once the ledger has started. */
    public WhenABalanceHasFallenThenTopItUp topUps() {
        return topUps;
    }

    /** Accounts as they stand now. */
    public CurrentAccounts currentAccounts() {
        return new CurrentAccounts(database.reading(), log(), BOOK);
    }

    public StandingQueries standingOrders() {
        return new PgStandingQueries(database.reading(), BOOK);
    }

    /** Performs what payments make due on accounts. */
    public Settlement settlement() {
        return settlement;
    }

    /**
     * An account as it was: by a time, or up to a position, judged at the time when that position was recorded, so that
     * the answer is the same for ever.
     *
     * @return empty when it was not open then, or the book has no such position
     */
    public Optional<PastAccount> past(AccountId account, @Nullable Instant asOf, long atPosition) {
        if (asOf != null) {
            return history.asOf(account, asOf);
        }
        return log().at(List.of(atPosition)).stream()
                .findFirst()
                .flatMap(event -> history.at(account, atPosition, event.recordedAt()));
    }

    /** How far the views are, and waiting for them. */
    public ViewProgress progress() {
        return views.progress();
    }

    /** How the views are doing. */
    public List<ViewStatus> viewStatus() {
        return views.status();
    }

    /** For building views anew. */
    public Rebuild rebuild() {
        return new Rebuild(database.writing(), writeSide.log(), BOOK);
    }

    /** For checking everything that is stored. */
    public static Verify verify(Database database) {
        return new Verify(database.writing(), new PgEventLog(database.writing(), BOOK), VIEWS, BOOK);
    }

    public Database database() {
        return database;
    }

    /** For tables beside the book: tenants and keys. */
    public DataSource dataSource() {
        return database.reading();
    }

    public Clock clock() {
        return clock;
    }

    /** Answers what is queued, gives up the views, stops the database if it is this node's own. */
    @Override
    public void close() {
        topUps.close();
        leftMoves.close();
        expiry.close();
        writeSide.close();
        views.close();
        database.close();
    }
}
