package io.headroom.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.process.FakePeers;
import io.headroom.gateway.process.GatewayProcess;
import io.headroom.gateway.process.SmallBundle;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway when nobody else is there, when somebody listens but never speaks, and when it is told to stop. */
class AloneIT {
    private static final long STOP_SECONDS = 30;
    private static final String LEAVES_FOR = "4s";

    @TempDir
    Path store;

    @Test
    void gateway_becomesReadyAndAnswers_whenNoPeerListens() throws IOException {
        SmallBundle.publish(store);
        int nobody = freePort();
        try (GatewayProcess gateway = GatewayProcess.start(store, "127.0.0.1:" + nobody, "127.0.0.1:" + nobody)) {
            RestAssured.given()
                    .baseUri("http://127.0.0.1")
                    .port(gateway.managementPort())
                    .get("/q/health/ready")
                    .then()
                    .statusCode(200);

            JsonPath answer = recommend(gateway);

            assertThat(answer.getString("degradation.rung")).isEqualTo("POPULAR");
            assertThat(answer.getString("degradation.reasons[0]"))
                    .matches("candidates: (UNAVAILABLE|DEADLINE_EXCEEDED)");
            assertThat(answer.getLong("items[0].itemId")).isEqualTo(SmallBundle.popularItem(0));
        }
    }

    @Test
    void gateway_keepsItsDeadline_whenPeersAcceptAndNeverSpeak() throws IOException {
        SmallBundle.publish(store);
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                GatewayProcess gateway = GatewayProcess.start(
                        store, "127.0.0.1:" + silent.getLocalPort(), "127.0.0.1:" + silent.getLocalPort())) {
            JsonPath answer = recommend(gateway);

            assertThat(answer.getString("degradation.rung")).isEqualTo("POPULAR");
            assertThat(answer.getLong("ledger.stages[0].budgetMicros")).isEqualTo(4_000_000);
            assertThat(answer.getString("ledger.stages[0].outcome")).isEqualTo("DEADLINE_EXCEEDED");
        }
    }

    @Test
    void gateway_finishesWhatIsInFlight_whenItIsToldToStop() throws InterruptedException {
        SmallBundle.publish(store);
        CountDownLatch arrived = new CountDownLatch(1);
        try (FakePeers peers = new FakePeers();
                GatewayProcess gateway = GatewayProcess.start(
                        store,
                        peers.address(),
                        peers.address(),
                        "headroom.budgets.file=" + GatewayProcess.budgets("patient-budgets.yaml"))) {
            CountDownLatch stopping = new CountDownLatch(1);
            peers.candidates((request, observer) -> {
                arrived.countDown();
                await(stopping);
                FakePeers.answer(observer, FakePeers.candidates());
            });
            CompletableFuture<JsonPath> answer = CompletableFuture.supplyAsync(() -> recommend(gateway));
            await(arrived);
            gateway.terminate();
            awaitRefusal(gateway);
            stopping.countDown();

            assertThat(answer.join().getString("degradation.rung")).isEqualTo("FULL");
            assertThat(gateway.exitCode(STOP_SECONDS)).isEqualTo(143);
        }
    }

    @Test
    void gateway_closesEachConnectionWithItsAnswer_andRefusesNothing_whileItLeaves() throws Exception {
        SmallBundle.publish(store);
        String nobody = "127.0.0.1:" + freePort();
        try (GatewayProcess gateway =
                        GatewayProcess.start(store, nobody, nobody, "quarkus.shutdown.delay=" + LEAVES_FOR);
                HttpClient http1 = client(HttpClient.Version.HTTP_1_1);
                HttpClient http2 = client(HttpClient.Version.HTTP_2)) {
            assertThat(bundle(http1, gateway).headers().firstValue("Connection"))
                    .isEmpty();
            bundle(http2, gateway);
            gateway.terminate();

            HttpResponse<String> answer;
            do {
                answer = bundle(http1, gateway);
                assertThat(answer.statusCode()).isEqualTo(200);
            } while (answer.headers().firstValue("Connection").isEmpty());
            assertThat(answer.headers().firstValue("Connection")).contains("close");
            for (int i = 0; i < 20; i++) {
                HttpResponse<String> overHttp2 = bundle(http2, gateway);
                assertThat(overHttp2.statusCode()).isEqualTo(200);
                assertThat(overHttp2.version()).isEqualTo(HttpClient.Version.HTTP_2);
            }
            RestAssured.given()
                    .baseUri("http://127.0.0.1")
                    .port(gateway.managementPort())
                    .get("/q/health/ready")
                    .then()
                    .statusCode(503);
            assertThat(gateway.exitCode(STOP_SECONDS)).isEqualTo(143);
        }
    }

    private static HttpClient client(HttpClient.Version version) {
        return HttpClient.newBuilder().version(version).build();
    }

    private static HttpResponse<String> bundle(HttpClient client, GatewayProcess gateway)
            throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + gateway.port() + "/v1/bundle");
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Until new requests are refused the shutdown has not begun. */
    private static void awaitRefusal(GatewayProcess gateway) {
        Response answer;
        do {
            answer = RestAssured.given()
                    .baseUri("http://127.0.0.1")
                    .port(gateway.port())
                    .get("/v1/bundle");
        } while (answer.statusCode() == 200);
        assertThat(answer.statusCode()).isEqualTo(503);
        // As the API's description has it.
        assertThat(answer.asString()).isEmpty();
        assertThat(answer.header("Connection")).isEqualTo("close");
    }

    private static JsonPath recommend(GatewayProcess gateway) {
        return RestAssured.given()
                .baseUri("http://127.0.0.1")
                .port(gateway.port())
                .contentType("application/json")
                .body("{\"userId\":42}")
                .post("/v1/recommendations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(STOP_SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
