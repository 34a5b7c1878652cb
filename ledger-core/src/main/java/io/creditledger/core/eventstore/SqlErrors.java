package io.creditledger.core.eventstore;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** What an error of the database says about the statement that met it. */
final class SqlErrors {
    private SqlErrors() {}

    /**
     * Whether the server itself answered that the statement failed: then it was rolled back. An error that ends the
     * session is no such answer, because it may follow a commit.
     */
    static boolean refusedByServer(SQLException e) {
        ServerErrorMessage message = answer(e);
        return message != null && !endsSession(message);
    }

    /** Whether the connection is gone; another one may do. */
    static boolean connectionLost(SQLException e) {
        ServerErrorMessage message = answer(e);
        return message == null || endsSession(message);
    }

    /** The unique constraint that refused the statement; null: it was something else. */
    static @Nullable String violatedConstraint(SQLException e) {
        ServerErrorMessage message = answer(e);
        return message != null && "23505".equals(e.getSQLState()) ? message.getConstraint() : null;
    }

    private static @Nullable ServerErrorMessage answer(SQLException e) {
        return e instanceof PSQLException p ? p.getServerErrorMessage() : null;
    }

    /** By the class of its code (57P: the server is going away) or by its severity. */
    private static boolean endsSession(ServerErrorMessage message) {
        String state = message.getSQLState();
        String severity = message.getSeverity();
        return (state != null && state.startsWith("57P")) || "FATAL".equals(severity) || "PANIC".equals(severity);
    }
}
