package io.headroom.gateway.warmup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headroom.gateway.orchestration.GatewayConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SelfRequestsTest {
    private final List<String> bodies = new CopyOnWriteArrayList<>();
    private volatile int brokenFrom = Integer.MAX_VALUE;
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void send_asksOncePerRequest_whenAllAreAnsweredAsTheyShould() throws Exception {
        requests(30, Duration.ofMinutes(1)).send();

        assertThat(bodies).hasSize(30).doesNotHaveDuplicates();
    }

    @Test
    void send_saysWhatWasAnswered_andGoesOnThere_whenOneFails() throws Exception {
        SelfRequests requests = requests(30, Duration.ofMinutes(1));
        brokenFrom = 10;

        assertThatThrownBy(requests::send)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rehearsed request 10 was answered 500, expected 200: out of order");
        brokenFrom = Integer.MAX_VALUE;
        requests.send();

        assertThat(bodies).hasSize(31);
        assertThat(bodies.get(11)).isEqualTo(bodies.get(10)).contains("\"userId\":11");
    }

    @Test
    void send_saysHowFarItCame_whenItsTimeIsOver() {
        assertThatThrownBy(() -> requests(30, Duration.ZERO).send())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("rehearsed only 0 of 30 requests in PT0S");
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        int number = bodies.size();
        bodies.add(body);
        int status = body.contains("\"limit\":0") ? 400 : 200;
        byte[] answer = "out of order".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(number >= brokenFrom ? 500 : status, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private SelfRequests requests(int count, Duration atMost) {
        URI target = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
        return new SelfRequests(target, "word", new Settings(count, atMost, Duration.ofSeconds(20)));
    }

    private record Settings(int requests, Duration atMost, Duration answerWithin) implements GatewayConfig.WarmUp {}
}
