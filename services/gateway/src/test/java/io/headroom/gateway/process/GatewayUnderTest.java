package io.headroom.gateway.process;

import io.restassured.RestAssured;
import io.restassured.builder.RequestSpecBuilder;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A gateway between fake peers for all tests of a class; the peers behave well at the start of each. */
public final class GatewayUnderTest implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
    private final String[] settings;
    private FakePeers peers;
    private GatewayProcess gateway;

    public GatewayUnderTest(String... settings) {
        this.settings = settings;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path store = Files.createTempDirectory(Path.of("target"), "bundles");
        SmallBundle.publish(store);
        peers = new FakePeers();
        gateway = GatewayProcess.start(store, peers.address(), peers.address(), settings);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        peers.allWell();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (gateway != null) {
            gateway.close();
        }
        peers.close();
    }

    public FakePeers peers() {
        return peers;
    }

    public GatewayProcess process() {
        return gateway;
    }

    /** A REST Assured request to the public port. */
    public RequestSpecification http() {
        return RestAssured.given(new RequestSpecBuilder()
                .setBaseUri("http://127.0.0.1")
                .setPort(gateway.port())
                .setConfig(RestAssuredConfig.config()
                        .httpClient(HttpClientConfig.httpClientConfig().reuseHttpClientInstance()))
                .build());
    }

    /** A REST Assured request to the management port. */
    public RequestSpecification management() {
        return RestAssured.given().baseUri("http://127.0.0.1").port(gateway.managementPort());
    }
}
