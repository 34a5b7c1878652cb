package io.creditledger.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountEvent.AccountOpened;
import io.creditledger.core.account.Settings;
import io.creditledger.embedded.testing.TestDatabase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AppendLaneTest {
    private static final String STREAM = "t/customer:a";

    private final TestDatabase database = TestDatabase.create(Schema::migrate);
    private final List<StagedBatch> begunMeanwhile = new ArrayList<>();

    @AfterEach
    void stop() {
        database.close();
    }

    @Test
    void who_begins_to_decide_while_old_states_are_being_dropped_decides_again() {
        AppendLane[] lane = new AppendLane[1];
        lane[0] = lane(streams -> begunMeanwhile.add(lane[0].newBatch()));
        append(lane(streams -> {}), STREAM);
        assertThat(lane[0].append(question("t/customer:b", lane[0].newBatch()))).isEqualTo(AppendResult.APPENDED);

        assertThat(begunMeanwhile).hasSize(1);
        assertThat(lane[0].append(question(STREAM, begunMeanwhile.getFirst()))).isEqualTo(AppendResult.FENCED);
        assertThat(lane[0].append(question(STREAM, lane[0].newBatch()))).isEqualTo(AppendResult.APPENDED);
    }

    @Test
    void what_others_wrote_elsewhere_does_not_make_a_batch_old() {
        AppendLane lane = lane(streams -> {});
        StagedBatch batch = lane.newBatch();
        append(lane(streams -> {}), STREAM);

        assertThat(lane.append(question("t/customer:b", batch))).isEqualTo(AppendResult.APPENDED);
        assertThat(batch.position(0)).isEqualTo(2);
    }

    private AppendLane lane(Consumer<@Nullable Set<String>> evict) {
        DataSource source = database.dataSource();
        return new AppendLane(
                source, 1, Clock.systemUTC(), UUID::randomUUID, evict, new Tail(16, 0), new AppendObserver() {});
    }

    /** Asks something of the stream that changes nothing, so that only the head says whether the answer is right. */
    private static StagedBatch question(String stream, StagedBatch batch) {
        batch.begin(stream, new TreeMap<>(), null);
        batch.dependOnHead();
        return batch;
    }

    private static void append(AppendLane lane, String stream) {
        StagedBatch batch = lane.newBatch();
        batch.begin(stream, new TreeMap<>(), null);
        AccountOpened event = new AccountOpened(UUID.randomUUID(), Samples.AT, Settings.DEFAULT);
        batch.stage(new GenericDomainEventMessage<>("stream", stream, 0, event));
        assertThat(lane.append(batch)).isEqualTo(AppendResult.APPENDED);
    }
}
