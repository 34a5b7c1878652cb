package io.creditledger.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuffersTest {
    private static final long GIB = 1L << 30;

    @Test
    void an_eighth_of_the_memory_is_taken_but_neither_next_to_nothing_nor_all_that_there_is() {
        assertThat(Buffers.of(4 * GIB)).isEqualTo("512MB");
        assertThat(Buffers.of(GIB / 2)).isEqualTo("128MB");
        assertThat(Buffers.of(64 * GIB)).isEqualTo("1024MB");
    }
}
