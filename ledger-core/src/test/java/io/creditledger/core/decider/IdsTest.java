package io.creditledger.core.decider;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {
    private static final UUID ID = UUID.fromString("0190b6a2-7d4e-7c31-9f00-4b8e12d0a6ff");

    @Test
    void the_zeroth_identity_is_the_identity_itself() {
        assertThat(Ids.nth(ID, 0)).isSameAs(ID);
    }

    @Test
    void neighbours_are_all_different_and_always_the_same() {
        Set<UUID> ids = new HashSet<>();
        for (int n = 0; n < 1_200; n++) {
            assertThat(ids.add(Ids.nth(ID, n))).isTrue();
        }
        assertThat(Ids.nth(ID, 100)).isEqualTo(UUID.fromString("0190b6a2-7d4e-7c31-9f00-4b8e12d0a763"));
    }

    @Test
    void neighbours_keep_version_and_variant_at_the_end_of_the_range() {
        UUID last = UUID.fromString("0190b6a2-7d4e-7c31-bfff-ffffffffffff");
        UUID next = Ids.nth(last, 1);
        assertThat(next).isEqualTo(UUID.fromString("0190b6a2-7d4e-7c31-8000-000000000000"));
        assertThat(next.version()).isEqualTo(7);
        assertThat(next.variant()).isEqualTo(2);
    }

    @Test
    void a_name_gives_the_same_identity_for_ever_and_another_name_another_one() {
        assertThat(Ids.named("customer", "c-1")).hasToString("4ca97a04-f76a-8cff-a553-f269eaab1040");
        assertThat(Ids.named("customer", "c-1").version()).isEqualTo(8);
        assertThat(Ids.named("customer", "c-1").variant()).isEqualTo(2);
        assertThat(Ids.named("customer", "c-2")).isNotEqualTo(Ids.named("customer", "c-1"));
        assertThat(Ids.named("price", "c-1")).isNotEqualTo(Ids.named("customer", "c-1"));
    }
}
