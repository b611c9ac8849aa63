package io.headroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.gateway.process.FakePeers;
import io.headroom.gateway.process.GatewayUnderTest;
import io.headroom.gateway.process.RawHttp;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A gateway that works on one request at a time. */
class AdmissionIT {
    private static final long PATIENCE_SECONDS = 20;
    private static final String BODY = "{\"userId\":42}";
    private static final byte[] REQUEST = ("POST /v1/recommendations HTTP/1.1\r\nHost: localhost\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + BODY.length() + "\r\n\r\n" + BODY)
            .getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static final GatewayUnderTest GATEWAY =
            new GatewayUnderTest("headroom.limit.initial=1", "headroom.limit.least=1", "headroom.limit.most=1");

    private final BlockingQueue<StreamObserver<GenerateReply>> arrived = new LinkedBlockingQueue<>();
    private final CountDownLatch cancelled = new CountDownLatch(1);

    @BeforeEach
    void holdCandidates() {
        GATEWAY.peers().candidates((request, observer) -> {
            ((ServerCallStreamObserver<GenerateReply>) observer).setOnCancelHandler(cancelled::countDown);
            arrived.add(observer);
        });
    }

    @Test
    void request_isShed_whileAnotherIsUnderWay_andNotAfterwards() throws Exception {
        CompletableFuture<String> first = CompletableFuture.supplyAsync(AdmissionIT::recommendByHand);
        StreamObserver<GenerateReply> underWay = next();

        Response shed = recommend();

        assertThat(shed.statusCode()).isEqualTo(503);
        assertThat(shed.header("Retry-After")).isEqualTo("1");
        assertThat(shed.contentType()).isEqualTo("application/problem+json");
        assertThat(shed.jsonPath().getString("type")).isEqualTo("urn:problem-type:headroom:overloaded");
        assertThat(shed.jsonPath().getString("category")).isEqualTo("OVERLOADED");
        assertThat(shed.jsonPath().getString("requestId")).isEqualTo(shed.header("X-Request-Id"));
        assertThat(GATEWAY.http().get("/v1/bundle").statusCode()).isEqualTo(200);
        assertThat(metrics())
                .contains("headroom_shed_total{stage=\"request\"}", "headroom_limit{stage=\"request\"} 1.0")
                .contains("headroom_limit_in_flight{stage=\"request\"} 1.0");

        FakePeers.answer(underWay, FakePeers.candidates());
        assertThat(first.get(PATIENCE_SECONDS, TimeUnit.SECONDS)).startsWith("HTTP/1.1 200");
        assertServes();
    }

    @Test
    void callsBehind_areCancelled_whenTheClientHangsUp() throws Exception {
        try (Socket client =
                new Socket(InetAddress.getLoopbackAddress(), GATEWAY.process().port())) {
            client.getOutputStream().write(REQUEST);
            client.getOutputStream().flush();
            next();
        }

        assertThat(cancelled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertServes();
    }

    @Test
    void clientsThatNeverSendTheirBody_keepOutNobody() throws Exception {
        int headLength = REQUEST.length - BODY.length();
        try (Socket idle = new Socket(
                        InetAddress.getLoopbackAddress(), GATEWAY.process().port());
                Socket another = new Socket(
                        InetAddress.getLoopbackAddress(), GATEWAY.process().port())) {
            for (Socket client : List.of(idle, another)) {
                client.getOutputStream().write(REQUEST, 0, headLength);
                client.getOutputStream().flush();
            }
            GATEWAY.peers().allWell();

            assertThat(recommend().statusCode()).isEqualTo(200);
            assertThat(metrics()).doesNotContain("headroom_limit_in_flight{stage=\"request\"} 2.0");
        }
    }

    /** Also that the place of the request before was given back, which happens at its end, a moment after its answer. */
    private static void assertServes() {
        GATEWAY.peers().allWell();
        long giveUpAt = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        int status = recommend().statusCode();
        while (status == 503 && System.nanoTime() - giveUpAt < 0) {
            status = recommend().statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    private StreamObserver<GenerateReply> next() throws InterruptedException {
        StreamObserver<GenerateReply> observer = arrived.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(observer).as("a call of candidates").isNotNull();
        return observer;
    }

    private static String metrics() {
        return GATEWAY.management().get("/q/metrics").asString();
    }

    private static String recommendByHand() {
        try {
            return RawHttp.exchange(GATEWAY.process().port(), REQUEST);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response recommend() {
        return GATEWAY.http().contentType("application/json").body(BODY).post("/v1/recommendations");
    }
}
