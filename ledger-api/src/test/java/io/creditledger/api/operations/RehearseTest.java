package io.creditledger.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class RehearseTest {
    @Test
    void every_request_of_a_rehearsal_is_answered_as_it_should_be() {
        StringWriter said = new StringWriter();
        CommandLine ledger = LedgerCli.commandLine().setOut(new PrintWriter(said, true));

        assertThat(ledger.execute("rehearse", "--seconds", "1")).isEqualTo(ExitCode.CLEAN);
        assertThat(said.toString()).matches("rehearsed for 1 s: [1-9][0-9]* requests\\R");
    }

    @Test
    void no_time_is_no_rehearsal() {
        StringWriter said = new StringWriter();
        CommandLine ledger = LedgerCli.commandLine().setErr(new PrintWriter(said, true));

        assertThat(ledger.execute("rehearse", "--seconds", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(said.toString()).contains("--seconds must be at least 1, got 0");
    }
}
