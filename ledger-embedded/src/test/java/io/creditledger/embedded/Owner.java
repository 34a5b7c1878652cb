package io.creditledger.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A ledger process for the tests: opens the database, writes one acknowledged row, says so, and waits to be killed, or
 * for the end of its input, at which it closes the database.
 */
final class Owner {
    static final String READY = "row written";

    private Owner() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        EmbeddedDatabase database = EmbeddedDatabase.open(Path.of(arguments[0]));
        try (Connection connection = Sessions.connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS kept (row text)");
            statement.execute("INSERT INTO kept VALUES ('" + arguments[1] + "')");
        }
        System.out.println(READY + (database.owned() ? " by the owner" : " by a guest"));
        if (System.in.read() < 0) {
            database.close();
        }
    }
}
