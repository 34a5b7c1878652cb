package io.creditledger.api.operations;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What is running: the version the build wrote into the jar, and the Java it runs on. */
final class Version implements IVersionProvider {
    private static final String WRITTEN_BY_THE_BUILD = "/META-INF/build-info.properties";

    @Override
    public String[] getVersion() throws IOException {
        return new String[] {"ledger " + version() + ", Java " + Runtime.version()};
    }

    private static String version() throws IOException {
        try (InputStream stream = Version.class.getResourceAsStream(WRITTEN_BY_THE_BUILD)) {
            if (stream == null) {
                return "(not built by Maven)";
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("build.version", "(unknown)");
        }
    }
}
