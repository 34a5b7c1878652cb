package io.creditledger.core.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The hash is a contract with everyone who verifies the books without this code, so it is spelled out here by hand. */
class LeafHashTest {
    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] PAYLOAD = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] METADATA = "{}".getBytes(StandardCharsets.UTF_8);

    /** Every column in its place: book 1, position 258, stream t/é, seq 2, … */
    private static final String WITHOUT_KEY = "00" // leaf
            + "00000001" // book
            + "0000000000000102" // position
            + "00000004" + "742fc3a9" // stream "t/é"
            + "0000000000000002" // seq
            + "01938e2f000070008000000000000001" // event id
            + "00000003" + "612e62" // type "a.b"
            + "00000001" // revision
            + "00000000000f4241" // 1,000,001 microseconds after 1970
            + "00000007" + "7b2261223a317d" // payload
            + "00000002" + "7b7d"; // metadata

    private static byte[] hash(String key) {
        return LeafHash.of(new StoredEvent(
                1,
                258,
                "t/é",
                2,
                UUID.fromString("01938e2f-0000-7000-8000-000000000001"),
                "a.b",
                1,
                Instant.parse("1970-01-01T00:00:01.000001Z"),
                PAYLOAD,
                METADATA,
                key,
                new byte[32]));
    }

    private static byte[] sha256(String hex) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(HEX.parseHex(hex));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_leaf_covers_every_column_in_table_order() {
        assertThat(hash(null)).isEqualTo(sha256(WITHOUT_KEY + "ffffffff"));
        assertThat(hash("k")).isEqualTo(sha256(WITHOUT_KEY + "00000001" + "6b"));
        assertThat(hash("")).isEqualTo(sha256(WITHOUT_KEY + "00000000")).isNotEqualTo(hash(null));
        assertThat(HEX.formatHex(hash("k")))
                .isEqualTo("fd6640d159471e77c71381b4ade65bc20d1036d4ea83b19a879c65f872303697");
    }

    @Test
    void the_chain_is_the_hash_of_chain_and_leaf() {
        byte[] zero = new byte[32];
        byte[] leaf = hash("k");

        assertThat(LeafHash.chain(zero, leaf)).isEqualTo(sha256("00".repeat(32) + HEX.formatHex(leaf)));
    }

    @Test
    void times_before_1970_and_far_ahead_are_counted_in_whole_microseconds() {
        assertThat(LeafHash.micros(Instant.parse("1969-12-31T23:59:59.999999Z")))
                .isEqualTo(-1);
        assertThat(LeafHash.micros(Instant.parse("9999-12-31T23:59:59.999999Z")))
                .isEqualTo(253_402_300_799_999_999L);
    }
}
