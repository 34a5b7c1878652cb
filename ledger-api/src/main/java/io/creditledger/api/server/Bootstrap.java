package io.creditledger.api.server;

import io.creditledger.api.call.ReservedKeys;
import io.creditledger.api.call.Stamps;
import io.creditledger.api.ledger.OwnerOperations;
import io.creditledger.api.security.ApiKeys;
import io.creditledger.api.security.Scope;
import io.creditledger.api.security.Tenants;
import io.creditledger.core.account.AccountCommand.OpenAccount;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Settings;
import io.creditledger.core.commandbus.LedgerGateway;
import io.creditledger.core.commandbus.Outcome;
import io.creditledger.core.commandbus.Submission;
import io.creditledger.core.money.Credits;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;

/** What an empty database starts with: a tenant to try things with, its key, an organization and an entity. */
public final class Bootstrap {
    /** The tenant that an empty database gets. */
    public static final String TENANT = "demo";

    /** Its organization. */
    public static final String ORGANIZATION = "demo";

    /** Its entity. */
    public static final String ENTITY = "e-demo";

    /** Any number that nobody else takes: "ledgboot" in ASCII. */
    private static final long LOCK = 0x6c656467626f6f74L;

    private final LedgerGateway gateway;
    private final DataSource dataSource;
    private final ApiKeys keys;
    private final Tenants tenants;
    private final Stamps stamps;

    public Bootstrap(LedgerGateway gateway, DataSource dataSource, Clock clock) {
        this.gateway = gateway;
        this.dataSource = dataSource;
        this.keys = new ApiKeys(dataSource);
        this.tenants = new Tenants(dataSource);
        this.stamps = new Stamps(clock);
    }

    /**
     * Sets up an empty database; does nothing to any other. Safe to repeat after a crash in between, and on several
     * nodes at once: one after the other looks whether there is still something to do.
     *
     * @param key the admin key to use, {@code <id>.<secret>}; null: a random one
     * @return the whole admin key, to be shown once; empty when the database was set up before
     * @throws IllegalArgumentException when {@code key} is no such key
     */
    public Optional<String> run(@Nullable String key) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
            try {
                return setUp(key);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("cannot set up the database", e);
        }
    }

    private Optional<String> setUp(@Nullable String key) {
        boolean fresh = tenants.isEmpty();
        if (fresh) {
            tenants.create(TENANT);
        }
        if (tenants.find(TENANT).isEmpty() || !keys.list(TENANT, 1).isEmpty()) {
            return Optional.empty();
        }
        Credits allocation = tenants.get(TENANT).signupAllocation();
        open(AccountId.organization(TENANT, ORGANIZATION), OwnerOperations.signup(allocation));
        open(AccountId.entity(TENANT, ENTITY), List.of());
        return Optional.of(keys.create(TENANT, EnumSet.allOf(Scope.class), "bootstrap", key)
                .whole());
    }

    private void open(AccountId account, List<NewBlock> allocation) {
        OpenAccount command = new OpenAccount(account, stamps.id(), stamps.now(), Settings.DEFAULT, allocation);
        Submission submission =
                new Submission(command, TENANT, ReservedKeys.bootstrap(account.stream()), new TreeMap<>());
        Outcome outcome = gateway.submit(submission).join();
        if (outcome instanceof Outcome.KeyReused) {
            throw new IllegalStateException(account + " was set up differently before");
        }
    }
}
