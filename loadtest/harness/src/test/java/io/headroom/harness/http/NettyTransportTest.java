package io.headroom.harness.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.StubGateway;
import io.headroom.harness.StubGateway.Reply;
import io.headroom.harness.driver.Attempt;
import io.headroom.harness.driver.Completion;
import io.headroom.harness.driver.MonotonicTicker;
import io.headroom.harness.driver.Outcome;
import io.headroom.harness.driver.Outcome.Answered;
import io.headroom.harness.driver.Outcome.Failed;
import io.headroom.harness.driver.Outcome.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class NettyTransportTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final MonotonicTicker ticker = new MonotonicTicker();

    @Test
    void send_bringsStatusAndBody_whenTheTargetAnswers() throws Exception {
        try (StubGateway gateway = new StubGateway(
                        number -> number == 0 ? Reply.ok() : new Reply(503, "busy".getBytes(US_ASCII)));
                NettyTransport transport = transport(gateway.uri(), LONG)) {
            assertThat(exchange(transport).outcome())
                    .isInstanceOfSatisfying(Answered.class, answer -> assertThat(answer.status())
                            .isEqualTo(200));
            assertThat(exchange(transport).outcome()).isInstanceOfSatisfying(Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.body()).asString().isEqualTo("busy");
            });
        }
    }

    @Test
    void send_failsAsRefused_whenNobodyListens() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        try (NettyTransport transport = transport(URI.create("http://127.0.0.1:" + port), LONG)) {
            assertThat(exchange(transport).outcome()).isEqualTo(new Failed(Failure.CONNECTION_REFUSED));
        }
    }

    @Test
    void send_failsAsTimeout_whenNoAnswerComesInTime() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (StubGateway gateway = new StubGateway(_ -> {
                    never.await();
                    return Reply.ok();
                });
                NettyTransport transport = transport(gateway.uri(), Duration.ofMillis(50))) {
            Completion completion = exchange(transport);
            assertThat(completion.outcome()).isEqualTo(new Failed(Failure.TIMEOUT));
            assertThat(completion.latencyNanos()).isGreaterThanOrEqualTo(50_000_000);
        }
    }

    @Test
    void send_failsAsLost_whenTheTargetHangsUp() throws Exception {
        assertThat(against("")).isEqualTo(new Failed(Failure.CONNECTION_LOST));
    }

    @Test
    void send_failsAsBadAnswer_whenItIsNotHttp() throws Exception {
        assertThat(against("SSH-2.0-OpenSSH\r\n\r\n")).isEqualTo(new Failed(Failure.BAD_ANSWER));
    }

    @Test
    void send_opensAnotherConnection_whenTheTargetClosedTheFirst() throws Exception {
        String closing = "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}";
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                NettyTransport transport = transport(uri(server), LONG)) {
            for (int i = 0; i < 3; i++) {
                answerOnce(server, closing);
                assertThat(exchange(transport).outcome()).isInstanceOf(Answered.class);
            }
        }
    }

    @Test
    void bytes_areOneRequestOfThePublicInterface() {
        byte[] request = new RecommendationRequests(URI.create("http://gw:81/api/"), 10, "tv").bytes(42);
        assertThat(new String(request, US_ASCII))
                .startsWith("POST /api/v1/recommendations HTTP/1.1\r\nhost: gw:81\r\n")
                .contains("\r\ncontent-length: 50\r\n")
                .endsWith("\r\n\r\n{\"userId\":42,\"limit\":10,\"context\":{\"device\":\"tv\"}}");
    }

    private Outcome against(String answer) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                NettyTransport transport = transport(uri(server), LONG)) {
            answerOnce(server, answer);
            return exchange(transport).outcome();
        }
    }

    /** Accepts one connection, reads the head of a request, writes the answer and hangs up. */
    private static void answerOnce(ServerSocket server, String answer) {
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                byte[] request = new byte[4096];
                int read = socket.getInputStream().read(request);
                assertThat(read).isPositive();
                socket.getOutputStream().write(answer.getBytes(US_ASCII));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    private static URI uri(ServerSocket server) {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    private NettyTransport transport(URI target, Duration timeout) {
        return new NettyTransport(target, 10, "tv", timeout, ticker);
    }

    private Completion exchange(NettyTransport transport) throws Exception {
        CompletableFuture<Completion> done = new CompletableFuture<>();
        transport.send(new Attempt(0, 42, ticker.nanoTime()), done::complete);
        return done.get(30, TimeUnit.SECONDS);
    }
}
