package io.creditledger.core.eventstore;

import static io.creditledger.core.eventstore.Samples.BLOCK;
import static io.creditledger.core.eventstore.Samples.ID;
import static io.creditledger.core.eventstore.Samples.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.creditledger.core.account.Block;
import io.creditledger.core.account.CreditAccount;
import io.creditledger.core.account.Hold;
import io.creditledger.core.account.Member;
import io.creditledger.core.account.OpenInvoice;
import io.creditledger.core.account.Restored;
import io.creditledger.core.account.Reversal;
import io.creditledger.core.account.Settings;
import io.creditledger.core.account.Undone;
import io.creditledger.core.money.Credits;
import io.creditledger.core.tier.Tier;
import io.creditledger.core.tier.TierCatalogue;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StateCodecTest {
    private static final Credits C = Credits.of("12.000000000005");

    static Stream<Object> states() {
        Map<String, Tier> tiers = new LinkedHashMap<>();
        tiers.put("z", new Tier(Samples.TIER, 2, true));
        tiers.put("a", new Tier(Samples.FREE_TIER, 1, false));
        return Stream.concat(
                StandingSamples.STATES.stream(),
                Stream.of(
                        new CreditAccount.Open(
                                new Settings(true, C),
                                17,
                                C.negated(),
                                C,
                                List.of(
                                        new Block(Samples.TERMS, C, Credits.of(1)),
                                        new Block(Samples.PLAIN, C, Credits.ZERO)),
                                Map.of(
                                        ID, new Hold(ID, List.of(Samples.DRAW, Samples.FREE), C, Samples.LATER, OTHER),
                                        OTHER, new Hold(OTHER, List.of(), C, null, null)),
                                Map.of(
                                        ID, new Undone(C, Map.of(BLOCK, Credits.of(3))),
                                        OTHER, new Undone(Credits.ZERO, Map.of(ID, C))),
                                Map.of(BLOCK, new Reversal(ID, C, List.of(new Restored(Samples.TERMS, C)), C, C)),
                                9,
                                0L,
                                Map.of(ID, new Member("Zoë", 5L, true, Samples.LATER, C, C, C), OTHER, Member.NEW),
                                MeterSamples.METERS,
                                Map.of(BLOCK, new OpenInvoice(C, null), ID, InvoiceSamples.OPEN),
                                "top"),
                        new CreditAccount.Open(
                                Settings.DEFAULT,
                                0,
                                Credits.ZERO,
                                Credits.ZERO,
                                List.of(),
                                Map.of(),
                                Map.of(),
                                Map.of(),
                                0,
                                null,
                                Map.of()),
                        TierCatalogue.EMPTY,
                        new TierCatalogue(tiers),
                        CustomerSamples.STATE,
                        CustomerSamples.NEW_STATE,
                        PaymentSamples.STATE,
                        PaymentSamples.RECURRING_STATE,
                        PaymentSamples.NEW_STATE,
                        PriceSamples.STATE,
                        PriceSamples.NEW_STATE));
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_state_is_read_as_it_was_written(Object state) {
        Snapshot snapshot = StateCodec.snapshot("t/x", 4, state);

        assertThat(StateCodec.state(snapshot)).contains(state);
        assertThat(StateCodec.snapshot("t/x", 4, StateCodec.state(snapshot).orElseThrow())
                        .payload())
                .isEqualTo(snapshot.payload());
    }

    @ParameterizedTest
    @MethodSource("states")
    void a_snapshot_that_lost_a_byte_anywhere_is_ignored(Object state) {
        Snapshot good = StateCodec.snapshot("t/x", 4, state);
        for (int length = 0; length < good.payload().length; length++) {
            byte[] cut = Arrays.copyOf(good.payload(), length);
            assertThat(StateCodec.state(new Snapshot("t/x", 4, good.type(), good.revision(), cut)))
                    .isEqualTo(Optional.empty());
        }
    }

    @Test
    void tiers_keep_the_order_in_which_they_were_added() {
        TierCatalogue catalogue = (TierCatalogue) states().toList().get(StandingSamples.STATES.size() + 3);
        TierCatalogue read = (TierCatalogue)
                StateCodec.state(StateCodec.snapshot("t/x", 4, catalogue)).orElseThrow();

        assertThat(read.tiers().keySet()).containsExactly("z", "a");
    }

    @Test
    void an_account_without_history_is_no_snapshot() {
        assertThatIllegalArgumentException().isThrownBy(() -> StateCodec.snapshot("t/x", 0, CreditAccount.UNOPENED));
    }
}
