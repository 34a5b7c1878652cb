package io.creditledger.api.operations;

import io.creditledger.api.payment.Unreachable;
import io.creditledger.core.eventstore.LedgerUnavailable;
import io.creditledger.embedded.DatabaseNotStarted;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns an exception that ends a command into one line for people and a number for scripts. */
final class Failures implements IExecutionExceptionHandler {
    private static final int STATE_CLASS_LENGTH = 2;

    /** Classes of SQL states: connection exception, and operator intervention (the server is stopping or starting). */
    private static final Set<String> UNREACHABLE_STATES = Set.of("08", "57");

    private final boolean traced;

    /** @param traced whether the whole stack trace is wanted, too */
    Failures(boolean traced) {
        this.traced = traced;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        err.println("ledger: " + message(failure));
        if (traced) {
            failure.printStackTrace(err);
        } else if (failure.getMessage() == null) {
            err.println("ledger: set LEDGER_DEBUG=1 to see where");
        }
        err.flush();
        return exitCode(failure);
    }

    private static String message(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.toString() : message;
    }

    /** The first cause that says something decides. */
    static int exitCode(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return ExitCode.INTERRUPTED;
            }
            if (cause instanceof Unreachable
                    || cause instanceof LedgerUnavailable
                    || cause instanceof DatabaseNotStarted
                    || isUnreachable(cause)) {
                return ExitCode.UNREACHABLE;
            }
        }
        return ExitCode.FAILED;
    }

    private static boolean isUnreachable(Throwable cause) {
        if (!(cause instanceof SQLException sql)) {
            return false;
        }
        String state = sql.getSQLState();
        return state != null
                && state.length() > STATE_CLASS_LENGTH
                && UNREACHABLE_STATES.contains(state.substring(0, STATE_CLASS_LENGTH));
    }
}
