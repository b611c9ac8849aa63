package io.headroom.gateway.problems;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.process.GatewayUnderTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The API is the same over HTTP/1.1 and over HTTP/2, which Java's own client asks to upgrade to unless it is told otherwise. */
class HttpVersionsIT {
    @RegisterExtension
    static final GatewayUnderTest GATEWAY = new GatewayUnderTest();

    @ParameterizedTest
    @EnumSource(HttpClient.Version.class)
    void recommend_answersAlike_overEveryVersion(HttpClient.Version version) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().version(version).build()) {
            // The second of two is sent over the upgraded connection.
            for (int i = 0; i < 2; i++) {
                HttpResponse<String> full = post(client, "{\"userId\":42}");
                assertThat(full.version()).isEqualTo(version);
                assertThat(full.statusCode()).as(full.body()).isEqualTo(200);
                assertThat(full.body()).contains("\"rung\":\"FULL\"");

                assertThat(post(client, "{\"userId\":42,\"limit\":0}").statusCode())
                        .isEqualTo(400);
                assertThat(post(client, "").statusCode()).isEqualTo(400);
                assertThat(post(client, " ".repeat(100_000)).statusCode()).isEqualTo(413);
                assertThat(post(client, " ".repeat(3_000_000)).statusCode()).isEqualTo(413);
                assertThat(post(client, "{\"userId\":42}").statusCode()).isEqualTo(200);
            }
        }
    }

    private static HttpResponse<String> post(HttpClient client, String body) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + GATEWAY.process().port() + Recommend.PATH);
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
