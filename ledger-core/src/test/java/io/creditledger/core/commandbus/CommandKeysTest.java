package io.creditledger.core.commandbus;

import static io.creditledger.core.commandbus.LedgerFixture.decrement;
import static io.creditledger.core.commandbus.LedgerFixture.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.eventstore.EventLog;
import io.creditledger.core.eventstore.Schema;
import io.creditledger.embedded.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.junit.jupiter.api.Test;

class CommandKeysTest {
    @Test
    void the_events_of_all_replayed_keys_are_read_in_one_query() {
        try (TestDatabase database = TestDatabase.create(Schema::migrate);
                LedgerFixture ledger = LedgerFixture.on(database, WriteSettings.DEFAULT)) {
            List<Outcome> first = new ArrayList<>();
            first.add(ledger.ask("0", open("a", 100)));
            for (int i = 1; i <= 50; i++) {
                first.add(ledger.ask("" + i, decrement("a", 1)));
            }
            List<String> queries = new ArrayList<>();
            List<CommandResultMessage<?>> answers = new ArrayList<>();
            List<LaneCommand> again = new ArrayList<>(List.of(command("0", open("a", 100), answers)));
            for (int i = 1; i <= 50; i++) {
                again.add(command("" + i, decrement("a", 1), answers));
            }
            LaneCommand unknown = command("new", decrement("a", 1), answers);
            again.add(unknown);

            EventLog log = watched(ledger.side().log(), queries);
            List<LaneCommand> left = new CommandKeys(ledger.pool(), log, 1).answerKnown(again);

            assertThat(left).containsExactly(unknown);
            assertThat(queries).containsExactly("at");
            assertThat(answers)
                    .extracting(answer -> (Object) answer.getPayload())
                    .containsExactlyElementsOf(
                            first.stream().map(CommandKeysTest::replayed).toList());
        }
    }

    private static LaneCommand command(String key, LedgerCommand command, List<CommandResultMessage<?>> answers) {
        return new LaneCommand(
                GenericCommandMessage.asCommandMessage(command),
                new Submission(command, "t", key, new TreeMap<>()),
                message -> message,
                answers::add);
    }

    private static Outcome replayed(Outcome first) {
        Outcome.Accepted accepted = (Outcome.Accepted) first;
        return new Outcome.Accepted(accepted.position(), accepted.events(), true);
    }

    /** The log, noting what is asked of the database. */
    private static EventLog watched(EventLog log, List<String> queries) {
        return (EventLog) Proxy.newProxyInstance(
                EventLog.class.getClassLoader(), new Class<?>[] {EventLog.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("decode")) {
                        queries.add(method.getName());
                    }
                    return method.invoke(log, arguments);
                });
    }
}
