package io.headroom.cli.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.grpc.Server;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.headroom.cli.console.CommandFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against servers that answer as told. */
class CheckCommandTest {
    private static final String USERS = "{\"userIds\":[7,8],\"activity\":[1,2]}";
    private static final String ANSWER = "{\"items\":[{\"itemId\":1}],\"degradation\":{\"rung\":\"FULL\"}}";

    private final HealthStatusManager health = new HealthStatusManager();
    private HttpServer gateway;
    private Server grpc;
    private volatile String asked = "";

    @BeforeEach
    void start() throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        gateway = HttpServer.create(anyPort, 0);
        gateway.start();
        grpc = NettyServerBuilder.forAddress(anyPort)
                .addService(health.getHealthService())
                .build()
                .start();
    }

    @AfterEach
    void stop() {
        gateway.stop(0);
        grpc.shutdownNow();
    }

    @Test
    void recommendation_isForAUserTheBundleKnows() throws InterruptedException {
        answers("/v1/bundle/users", 200, "application/json", USERS);
        answers("/v1/recommendations", 200, "application/json;charset=UTF-8", ANSWER);

        assertThat(new RecommendationCheck(calls()).run()).isEqualTo("user 7 got 1 items on rung FULL");
        assertThat(asked).isEqualTo("{\"userId\":7}");
    }

    @Test
    void recommendation_fails_whenThereAreNoItems() {
        answers("/v1/bundle/users", 200, "application/json", USERS);
        answers("/v1/recommendations", 200, "application/json", "{\"items\":[],\"degradation\":{\"rung\":\"FULL\"}}");

        assertFails(new RecommendationCheck(calls()), "HTTP 200 with 0 items");
    }

    @Test
    void recommendation_fails_whenTheGatewayIsNotReadyOrNotThere() {
        answers("/v1/bundle/users", 503, "application/problem+json", "{\"status\":503}");
        assertFails(new RecommendationCheck(calls()), "HTTP 503");

        GatewayCalls calls = calls();
        gateway.stop(0);
        assertFails(new RecommendationCheck(calls), "cannot reach http://127.0.0.1:");
    }

    @Test
    void monitor_mustReachTheLogAndSaveItsState() throws InterruptedException {
        answers("/v1/monitor", 200, "application/json", """
                {"service":{"log":{"connected":true,"records":7,"lagRecords":2},"state":{"saves":1}}}""");
        answers("/", 200, "text/html", "<!doctype html><html lang=en>");

        assertThat(monitor().run()).isEqualTo("the monitor has read 7 records and has 2 before it");
    }

    @Test
    void monitor_fails_sayingWhy() {
        assertFails(monitor(), "HTTP 404, but needs 200");

        answers("/", 200, "text/html", "<!doctype html><html lang=en>");
        answers("/v1/monitor", 200, "application/json", "{\"service\":{\"log\":{\"connected\":false}}}");
        assertFails(monitor(), "does not reach the event log");
    }

    @Test
    void monitor_fails_whenItsStateIsNotSaved() {
        answers("/", 200, "text/html", "<!doctype html><html lang=en>");
        answers("/v1/monitor", 200, "application/json", """
                {"service":{"log":{"connected":true},"state":{"problem":"no space left"}}}""");

        assertFails(monitor(), "cannot save what it knows: no space left");
    }

    @Test
    void badRequest_mustBeAProblem() throws InterruptedException {
        answers("/v1/recommendations", 400, "application/problem+json", "{\"status\":400,\"title\":\"Bad\"}");

        assertThat(new BadRequestCheck(calls()).run()).isEqualTo("refused with a problem: Bad");
    }

    @Test
    void badRequest_fails_whenItIsAnsweredOrIsNoProblem() {
        answers("/v1/recommendations", 200, "application/json", ANSWER);
        assertFails(new BadRequestCheck(calls()), "answered HTTP 200");

        gateway.removeContext("/v1/recommendations");
        answers("/v1/recommendations", 400, "application/json", "{\"status\":400}");
        assertFails(new BadRequestCheck(calls()), "as 'application/json'");
    }

    @Test
    void grpcHealth_isThatOfEveryTarget() throws InterruptedException {
        health.setStatus(GrpcHealthCheck.READINESS, ServingStatus.SERVING);

        assertThat(healthCheck(grpcAddress(), grpcAddress()).run())
                .isEqualTo("2 of 2 replicas of 2 services are serving");
    }

    @Test
    void grpcHealth_fails_whenItIsNotServingOrUnknownOrNotThere() {
        health.setStatus(GrpcHealthCheck.READINESS, ServingStatus.NOT_SERVING);
        assertFails(healthCheck(grpcAddress()), "is NOT_SERVING");

        health.clearStatus(GrpcHealthCheck.READINESS);
        assertFails(healthCheck(grpcAddress()), "NOT_FOUND");

        String address = grpcAddress();
        grpc.shutdownNow();
        assertFails(healthCheck(address), "UNAVAILABLE");
    }

    private static GrpcHealthCheck healthCheck(String... targets) {
        return new GrpcHealthCheck(List.of(targets), GrpcHealthCheck.READINESS);
    }

    private String grpcAddress() {
        return "127.0.0.1:" + grpc.getPort();
    }

    private GatewayCalls calls() {
        return new GatewayCalls(address());
    }

    private MonitorCheck monitor() {
        return new MonitorCheck(address());
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + gateway.getAddress().getPort());
    }

    private void answers(String path, int status, String mediaType, String body) {
        gateway.createContext(path, exchange -> {
            asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", mediaType);
            exchange.sendResponseHeaders(status, bytes.length);
            try (exchange) {
                exchange.getResponseBody().write(bytes);
            }
        });
    }

    private static void assertFails(Check check, String message) {
        assertThatThrownBy(check::run)
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining(message)
                .extracting(failure -> ((CommandFailure) failure).exitCode())
                .isEqualTo(CommandFailure.FAILED);
    }
}
