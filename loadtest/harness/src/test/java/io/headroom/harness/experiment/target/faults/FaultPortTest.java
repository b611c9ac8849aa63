package io.headroom.harness.experiment.target.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.headroom.harness.experiment.CallFault;
import io.headroom.harness.experiment.Delay;
import io.headroom.harness.experiment.target.InjectedFault;
import io.headroom.harness.experiment.target.TargetException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class FaultPortTest {
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());
    private FaultPort port;
    private HttpServer service;
    private volatile int status = 201;
    private volatile String listed = "[]";

    @BeforeEach
    void start() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 8);
        service.createContext("/faults", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            heard.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
            byte[] answer = (exchange.getRequestMethod().equals("GET")
                            ? listed
                            : "{\"id\":\"7\",\"calls\":9,\"fired\":4}")
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(exchange.getRequestMethod().equals("POST") ? status : 200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        service.start();
        port = new FaultPort(new DirectManagementPort(
                URI.create("http://127.0.0.1:" + service.getAddress().getPort())));
    }

    @AfterEach
    void stop() {
        service.stop(0);
    }

    @Test
    void inject_saysWhatTheServiceUnderstands() {
        Delay delay = new Delay(Delay.Distribution.FIXED, Map.of("value", Duration.ofMillis(20)));
        port.inject(
                new CallFault("delay", 0.5, Optional.of("ranking"), Optional.of(delay), Optional.empty()),
                3,
                Duration.ofSeconds(15));
        assertThat(heard)
                .containsExactly("POST /faults {\"kind\":\"delay\",\"share\":0.5,\"seed\":3,\"forSeconds\":15,"
                        + "\"caller\":\"ranking\",\"delay\":{\"distribution\":\"fixed\",\"value\":\"20000us\"}}");
    }

    @Test
    void remove_tellsWhatItDid_andTellsItAgain() {
        InjectedFault fault = port.inject(error(), 1, Duration.ofSeconds(1));
        assertThat(fault.remove()).isEqualTo(new InjectedFault.Effect(true, 9, 4));
        assertThat(fault.remove()).isEqualTo(new InjectedFault.Effect(true, 9, 4));
        assertThat(heard).hasSize(2).last().isEqualTo("DELETE /faults/7 ");
    }

    @Test
    void remove_isUnknown_whenTheServiceIsGone() {
        InjectedFault fault = port.inject(error(), 1, Duration.ofSeconds(1));
        service.stop(0);
        assertThat(fault.remove()).isEqualTo(InjectedFault.Effect.unknown());
    }

    @Test
    void inject_tellsWhyItWasRefused() {
        status = 400;
        assertThatThrownBy(() -> port.inject(error(), 1, Duration.ofSeconds(1)))
                .isInstanceOf(TargetException.class)
                .hasMessageContaining("refused the fault with HTTP 400");
    }

    @Test
    void isOpen_asksTheService() {
        assertThat(port.isOpen()).isTrue();
        service.stop(0);
        assertThat(port.isOpen()).isFalse();
    }

    @Test
    void list_tellsWhatIsInForce() {
        listed = "[{\"id\":\"7\",\"kind\":\"drop\",\"share\":1.0,\"active\":true,\"calls\":9,\"fired\":4}]";
        assertThat(port.list()).containsExactly(new FaultState("7", "drop", 1, true, 9, 4));
    }

    private static CallFault error() {
        return new CallFault("error", 1, Optional.empty(), Optional.empty(), Optional.of("UNAVAILABLE"));
    }
}
