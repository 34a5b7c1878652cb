package io.creditledger.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.core.account.AccountCommand.AmendDecrement;
import io.creditledger.core.account.AccountCommand.DecrementCredits;
import io.creditledger.core.account.AccountCommand.ExpireCredits;
import io.creditledger.core.account.AccountCommand.GrantCredits;
import io.creditledger.core.account.AccountCommand.ReleaseHold;
import io.creditledger.core.account.AccountCommand.VoidBlock;
import io.creditledger.core.account.AccountId;
import io.creditledger.core.account.NewBlock;
import io.creditledger.core.account.Note;
import io.creditledger.core.account.RecordedDecrement;
import io.creditledger.core.account.Source;
import io.creditledger.core.account.Usage;
import io.creditledger.core.decider.LedgerCommand;
import io.creditledger.core.money.Credits;
import io.creditledger.core.money.UnitCost;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final AccountId ACCOUNT = AccountId.customer("t", "a");
    private static final Credits TEN = Credits.of(10);

    private static String of(LedgerCommand command) {
        return HexFormat.of().formatHex(Fingerprint.of(command));
    }

    private static DecrementCredits decrement(AccountId account, Credits amount, Usage usage, Note note) {
        return new DecrementCredits(account, UUID.randomUUID(), Instant.now(), amount, usage, note);
    }

    private static AmendDecrement amend(Credits overdraft) {
        RecordedDecrement recorded = new RecordedDecrement(List.of(), overdraft, Samples.STORAGE, Instant.now());
        return new AmendDecrement(ACCOUNT, UUID.randomUUID(), Instant.now(), Samples.OTHER, TEN, recorded, Note.NONE);
    }

    private static VoidBlock voided(Credits amount) {
        return new VoidBlock(ACCOUNT, Samples.ID, Samples.AT, Samples.BLOCK, amount, Note.NONE);
    }

    @Test
    void the_same_question_asked_again_has_the_same_fingerprint() {
        assertThat(of(decrement(ACCOUNT, TEN, Samples.USAGE, Samples.NOTE)))
                .isEqualTo(of(decrement(ACCOUNT, Credits.of("10.000"), Samples.USAGE, Samples.NOTE)));
        assertThat(of(amend(TEN))).isEqualTo(of(amend(Credits.ZERO)));
    }

    @Test
    void any_other_question_has_another_fingerprint() {
        Usage kind = Usage.of("inference");
        NewBlock block = NewBlock.of(TEN, Source.REWARD);
        List<LedgerCommand> questions = List.of(
                decrement(ACCOUNT, TEN, kind, Note.NONE),
                decrement(AccountId.customer("u", "a"), TEN, kind, Note.NONE),
                decrement(AccountId.customer("t", "b"), TEN, kind, Note.NONE),
                decrement(AccountId.entity("t", "a"), TEN, kind, Note.NONE),
                decrement(AccountId.organization("t", "a"), TEN, kind, Note.NONE),
                decrement(AccountId.user("t", "a", "a"), TEN, kind, Note.NONE),
                decrement(new AccountId("t", ACCOUNT.owner(), "tokens"), TEN, kind, Note.NONE),
                decrement(ACCOUNT, Credits.of("10.000000000001"), kind, Note.NONE),
                decrement(ACCOUNT, TEN, Usage.of("storage"), Note.NONE),
                decrement(ACCOUNT, TEN, new Usage("inference", "m", null, null, null), Note.NONE),
                decrement(ACCOUNT, TEN, new Usage("inference", null, 1L, null, null), Note.NONE),
                decrement(ACCOUNT, TEN, new Usage("inference", null, null, 1L, null), Note.NONE),
                decrement(ACCOUNT, TEN, new Usage("inference", null, null, 0L, null), Note.NONE),
                decrement(ACCOUNT, TEN, new Usage("inference", null, null, null, Samples.AT), Note.NONE),
                decrement(ACCOUNT, TEN, kind, Note.reason("r")),
                decrement(ACCOUNT, TEN, kind, Note.of(null, "r", Map.of())),
                decrement(ACCOUNT, TEN, kind, Note.of(null, null, Map.of("r", ""))),
                decrement(ACCOUNT, TEN, kind, Note.of(null, null, Map.of("r", "r"))),
                voided(null),
                voided(Credits.ZERO),
                voided(TEN),
                new ReleaseHold(ACCOUNT, Samples.ID, Samples.AT, Samples.OTHER),
                new ReleaseHold(ACCOUNT, Samples.ID, Samples.AT, Samples.BLOCK),
                new ExpireCredits(ACCOUNT, Samples.ID, Samples.AT),
                new GrantCredits(ACCOUNT, Samples.ID, Samples.AT, block, Note.NONE),
                new GrantCredits(
                        ACCOUNT,
                        Samples.ID,
                        Samples.AT,
                        new NewBlock(TEN, Source.REWARD, null, null, 0, UnitCost.of("0.1")),
                        Note.NONE),
                new GrantCredits(
                        ACCOUNT,
                        Samples.ID,
                        Samples.AT,
                        new NewBlock(TEN, Source.REWARD, null, Samples.LATER, 0, UnitCost.ZERO),
                        Note.NONE),
                new GrantCredits(
                        ACCOUNT,
                        Samples.ID,
                        Samples.AT,
                        new NewBlock(TEN, Source.REWARD, Samples.LATER, null, 0, UnitCost.ZERO),
                        Note.NONE));

        assertThat(questions.stream().map(FingerprintTest::of)).doesNotHaveDuplicates();
    }

    @Test
    void fingerprints_are_kept_for_ever_so_they_never_change() {
        assertThat(Stream.of(
                                decrement(ACCOUNT, TEN, Samples.USAGE, Samples.NOTE),
                                amend(TEN),
                                voided(null),
                                new GrantCredits(
                                        ACCOUNT, Samples.ID, Samples.AT, NewBlock.of(TEN, Source.REWARD), Note.NONE))
                        .map(FingerprintTest::of))
                .containsExactly(
                        "a515064e27cc97949352d4c192a673fc",
                        "a430aeb68701dc11eb025757e4736162",
                        "3b85b888d40e3ac97ec2c52e5907a906",
                        "2d97480d13c617a46b06ba61848fd4f0");
    }
}
