package io.creditledger.embedded;

import org.postgresql.ds.PGSimpleDataSource;

/**
 * How one role reaches one database of a server on this machine.
 *
 * @param port where the server listens on the loopback interface
 * @param database the name of the database
 * @param role the user
 * @param password never printed
 */
public record Login(int port, String database, String role, String password) {
    /** The JDBC address, without the user. */
    public String url() {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /** A source that opens a connection per request; whoever needs many puts a pool in front. */
    public PGSimpleDataSource dataSource() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url());
        source.setUser(role);
        source.setPassword(password);
        return source;
    }

    @Override
    public String toString() {
        return role + " at " + url();
    }
}
