package io.creditledger.api.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.ConfigurationError;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class LedgerCliTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void version_names_the_built_version_and_the_java() {
        assertThat(run("version")).isEqualTo(ExitCode.CLEAN);
        assertThat(out.toString()).startsWith("ledger ").contains("Java " + Runtime.version());
    }

    @Test
    void help_lists_commands_and_exit_codes() {
        assertThat(run("--help")).isEqualTo(ExitCode.CLEAN);
        assertThat(out.toString()).contains("version").contains("130");
    }

    @Test
    void what_the_list_says_about_a_command_is_a_whole_short_sentence() {
        LedgerCli.commandLine()
                .getSubcommands()
                .forEach((name, command) -> assertThat(String.join(
                                "",
                                command.getCommandSpec().usageMessage().header().length > 0
                                        ? command.getCommandSpec()
                                                .usageMessage()
                                                .header()
                                        : new String[] {
                                            command.getCommandSpec()
                                                    .usageMessage()
                                                    .description()[0]
                                        }))
                        .as(name)
                        .endsWith(".")
                        .hasSizeLessThanOrEqualTo(66));
    }

    @Test
    void without_a_command_it_shows_the_usage_and_counts_as_misuse() {
        assertThat(run()).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("Usage: ledger");
    }

    @Test
    void an_unknown_command_is_misuse() {
        assertThat(run("spend-all")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("spend-all");
    }

    @Test
    void numbers_that_make_no_sense_and_files_that_are_not_there_are_misuse() {
        assertThat(run("transactions", "customer:c", "--limit", "-5")).isEqualTo(ExitCode.USAGE);
        assertThat(run("sample", "--rows", "-1")).isEqualTo(ExitCode.USAGE);
        assertThat(run("balance", "customer:c", "--at-position", "0")).isEqualTo(ExitCode.USAGE);
        assertThat(run("import", "/nope", "customer:c")).isEqualTo(ExitCode.USAGE);
        assertThat(err.toString())
                .contains("--limit must be at least 1, got -5")
                .contains("--rows must not be negative, got -1")
                .contains("--at-position must be at least 1, got 0")
                .contains("there is no readable file /nope");
    }

    @Test
    void a_setting_that_cannot_be_used_is_one_line_and_no_stack_trace() {
        assertThat(runFailing(new ConfigurationError("LEDGER_PORT must be a port number")))
                .isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).isEqualToIgnoringNewLines("ledger: LEDGER_PORT must be a port number");
    }

    @Test
    void a_database_that_refuses_the_connection_is_unreachable() {
        Exception refused = new ConfigurationError("cannot be used", new SQLException("Connection refused", "08001"));
        assertThat(runFailing(refused)).isEqualTo(ExitCode.UNREACHABLE);
    }

    @Test
    void a_wrong_password_is_a_wrong_setting() {
        Exception wrong = new ConfigurationError("cannot be used", new SQLException("password", "28P01"));
        assertThat(runFailing(wrong)).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void an_interruption_says_so_to_the_shell() {
        assertThat(runFailing(new IllegalStateException(new InterruptedException())))
                .isEqualTo(ExitCode.INTERRUPTED);
    }

    private int run(String... arguments) {
        return captured(LedgerCli.commandLine()).execute(arguments);
    }

    private int runFailing(Exception failure) {
        CommandLine command = LedgerCli.commandLine().addSubcommand("fail", new Failing(failure));
        return captured(command).execute("fail");
    }

    private CommandLine captured(CommandLine command) {
        return command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }

    @Command
    private record Failing(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
