package io.creditledger.api.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertReachTest {
    private static final AlertReach OUTSIDE = new AlertReach(false);
    private static final AlertReach INSIDE = new AlertReach(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "localhost", "[::1]", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254",
                        "0.0.0.0",
                "0.1.2.3", "100.64.0.1", "100.127.255.255", "224.0.0.1", "[fe80::1]", "[fd00::1]", "[fc00::1]", "[::]",
                "[::ffff:127.0.0.1]", "2130706433", "127.1"
            })
    void the_servers_own_network_is_told_only_where_that_is_allowed(String host) {
        URI uri = URI.create("https://" + host + "/alerts");
        assertThatThrownBy(() -> OUTSIDE.check(uri)).isInstanceOf(IOException.class);
        assertThatCode(() -> INSIDE.check(uri)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "[2001:4860:4860::8888]"})
    void everybody_else_can_be_told(String host) {
        assertThatCode(() -> OUTSIDE.check(URI.create("https://" + host + "/alerts")))
                .doesNotThrowAnyException();
    }

    @Test
    void outside_nothing_is_told_without_encryption() {
        assertThat(OUTSIDE.flaw("https://example.org/alerts?a=b")).isNull();
        assertThat(OUTSIDE.flaw("http://example.org/")).contains("https://");
        assertThat(INSIDE.flaw("http://127.0.0.1:8080/")).isNull();
        assertThat(INSIDE.flaw("file:///etc/passwd")).contains("https://");
    }

    @Test
    void attempts_are_ever_later_up_to_an_hour() {
        assertThat(WhenAnAlertFiresThenTellTheTenant.pause(0)).isEqualTo(Duration.ofSeconds(1));
        assertThat(WhenAnAlertFiresThenTellTheTenant.pause(3)).isEqualTo(Duration.ofSeconds(8));
        assertThat(WhenAnAlertFiresThenTellTheTenant.pause(12)).isEqualTo(Duration.ofHours(1));
        assertThat(WhenAnAlertFiresThenTellTheTenant.pause(1_000_000)).isEqualTo(Duration.ofHours(1));
    }
}
