package io.creditledger.bench.load;

import io.creditledger.api.LedgerConfig;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Processor time used by this process, its children and the database: what a thing costs, however busy the machine is
 * with other things.
 */
final class Cpu {
    private final ProcessHandle postmaster;

    private Cpu(ProcessHandle postmaster) {
        this.postmaster = postmaster;
    }

    /** Of the load that works on this ledger, whose database must run on this machine. */
    static Cpu of(LedgerConfig config) throws SQLException {
        try (Connection connection = Site.connect(Site.login(config));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return new Cpu(ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow(() -> new SQLException("the database does not run on this machine")));
        }
    }

    /** Of load that needs no database. */
    static Cpu ofThisProcess() {
        return new Cpu(ProcessHandle.current());
    }

    /** Nanoseconds so far. Backends that ended meanwhile are forgotten, so measure while connections stay open. */
    long nanos() {
        List<ProcessHandle> ours = Stream.of(ProcessHandle.current(), postmaster)
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .distinct()
                .toList();
        return ours.stream()
                .map(process -> process.info().totalCpuDuration())
                .flatMap(Optional::stream)
                .mapToLong(Duration::toNanos)
                .sum();
    }
}
