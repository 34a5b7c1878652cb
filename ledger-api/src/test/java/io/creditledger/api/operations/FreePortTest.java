package io.creditledger.api.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.creditledger.api.LedgerApplication;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FreePortTest {
    @TempDir
    private Path directory;

    @Test
    void a_port_that_is_taken_ends_the_server_with_one_line_that_names_it() throws Exception {
        try (ServerSocket other = new ServerSocket(0)) {
            int port = other.getLocalPort();
            Process process = serve(port);

            assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .startsWith("ledger: cannot listen on port " + port)
                    .contains("LEDGER_PORT");
            assertThat(process.waitFor()).isEqualTo(ExitCode.FAILED);
            assertThat(directory).isEmptyDirectory();
        }
    }

    @Test
    void any_free_port_will_do() {
        assertThatCode(() -> FreePort.check(0)).doesNotThrowAnyException();
    }

    private Process serve(int port) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LedgerApplication.class.getName(),
                        "serve")
                .redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of("LEDGER_DATA_DIR", directory.toString(), "LEDGER_PORT", Integer.toString(port)));
        return builder.start();
    }
}
