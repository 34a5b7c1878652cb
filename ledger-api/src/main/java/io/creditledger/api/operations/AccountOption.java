package io.creditledger.api.operations;

import io.creditledger.core.account.AccountId;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** Names an account on the command line. */
final class AccountOption {
    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--tenant", defaultValue = "demo", description = "Tenant (default: ${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String tenant;

    @Parameters(
            paramLabel = "ACCOUNT",
            description = "organization:<slug>, entity:<id>, user:<entity>:<user> or customer:<id>,"
                    + " with @<unit> behind it for other units than credits.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String account;

    AccountId account() {
        try {
            return AccountId.parse(tenant, account);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
