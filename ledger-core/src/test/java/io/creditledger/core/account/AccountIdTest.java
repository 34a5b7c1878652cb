package io.creditledger.core.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountIdTest {
    @Test
    void every_owner_has_a_text_form() {
        assertThat(AccountId.organization("demo", "acme").text()).isEqualTo("organization:acme");
        assertThat(AccountId.entity("demo", "e-1").text()).isEqualTo("entity:e-1");
        assertThat(AccountId.user("demo", "e-1", "u-7").text()).isEqualTo("user:e-1:u-7");
        assertThat(AccountId.customer("demo", "c-9").text()).isEqualTo("customer:c-9");
        assertThat(AccountId.customer("demo", "c-9").stream()).isEqualTo("demo/customer:c-9");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"organization:acme", "entity:e-1", "user:e-1:u-7", "customer:c-9", "customer:c-9@gpu.hours"})
    void the_text_form_and_the_stream_lead_back_to_the_account(String text) {
        AccountId account = AccountId.parse("demo", text);
        assertThat(account.text()).isEqualTo(text);
        assertThat(AccountId.ofStream(account.stream())).isEqualTo(account);
    }

    @Test
    void the_default_unit_may_be_written() {
        assertThat(AccountId.parse("demo", "customer:c-9@credits")).isEqualTo(AccountId.customer("demo", "c-9"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "acme",
                "organization",
                "organization:",
                "organization:a:b",
                "user:e-1",
                "user:e-1:",
                "user::u",
                "owner:x",
                "Organization:acme",
                "organization:a b",
                "organization:a/b",
                "organization:ä",
                "organization:acme@",
                "organization:acme@a b",
                "organization:acme@a@b",
                " organization:acme",
                "organization:acme\n",
                "organization:a\u0000b"
            })
    void text_that_names_no_account_is_refused(String text) {
        assertThatThrownBy(() -> AccountId.parse("demo", text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void names_have_128_characters_at_most() {
        assertThat(AccountId.organization("demo", "a".repeat(128)).text()).hasSize(13 + 128);
        assertThatThrownBy(() -> AccountId.organization("demo", "a".repeat(129)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b", "a:b", "a@b"})
    void a_tenant_cannot_reach_into_another_tenants_streams(String tenant) {
        assertThatThrownBy(() -> AccountId.organization(tenant, "acme")).isInstanceOf(IllegalArgumentException.class);
    }
}
