package io.creditledger.api.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.creditledger.api.server.Http.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A room that is full turns away at once, and only who needs that room. */
@Timeout(60)
class DoorsTest {
    private static final int BULK_PLACES = 32;
    private static final String ORG = "/api/ledger/v1/accounts/organization:demo";
    private static final TestLedger LEDGER = new TestLedger(MetricsTest.settings());

    @AfterAll
    static void stop() {
        LEDGER.close();
    }

    @Test
    void large_bodies_wait_outside_while_others_pass() throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < BULK_PLACES; i++) {
                slow.add(beginLargeRequest());
            }
            await("ledger_http_under_way{room=\"bulk\"} 32.0");
            String large = "{\"commands\": [" + " ".repeat(1 << 17) + "]}";

            Answer away = LEDGER.admin().post("/api/ledger/v1/batch", large);
            assertThat(away.status()).isEqualTo(503);
            assertThat(away.text("/type")).isEqualTo("overloaded_error");
            assertThat(away.header("Retry-After")).isEqualTo("1");
            Answer entity = LEDGER.owner("u").post("/api/users/u/decrement-credits?entityId=e-demo", large);
            assertThat(entity.status()).isEqualTo(503);
            assertThat(entity.json().at("/success").asBoolean(true)).isFalse();
            Answer org = LEDGER.admin().post("/api/v1/org/demo/credits", large);
            assertThat(org.status()).isEqualTo(504);

            assertThat(LEDGER.admin().get(ORG).status()).isEqualTo(200);
            assertThat(LEDGER.admin()
                            .keyed()
                            .post(ORG + "/decrements", "{\"amount\": \"1\"}")
                            .status())
                    .isEqualTo(201);
            assertThat(LEDGER.anonymous().get("/readyz").status()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        await("ledger_http_under_way{room=\"bulk\"} 0.0");
        assertThat(LEDGER.admin()
                        .post("/api/ledger/v1/batch", "{\"commands\": [" + " ".repeat(1 << 17) + "]}")
                        .status())
                .as("there is room again, and the body is looked at")
                .isNotEqualTo(503);
    }

    /** Sends the head of a request, and its body never. */
    private static Socket beginLargeRequest() throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), LEDGER.server().port());
        String head = "POST /api/ledger/v1/batch HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Authorization: Bearer " + TestLedger.ADMIN + "\r\nContent-Length: 1000000\r\n\r\n{";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return socket;
    }

    private static void await(String line) {
        while (!LEDGER.operator().get("/metrics").response().body().contains(line)) {
            Thread.onSpinWait();
        }
    }
}
