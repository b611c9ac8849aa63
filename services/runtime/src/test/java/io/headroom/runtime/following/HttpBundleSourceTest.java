package io.headroom.runtime.following;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.headroom.runtime.configuration.HeadroomConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpBundleSourceTest {
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private HttpBundleSource source;
    private int status = 200;
    private String body = "";

    @TempDir
    Path directory;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        source = new HttpBundleSource(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), new Limits());
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void current_saysWhatIsPromoted() {
        body = "{\"version\":\"v1\",\"promotion\":7}";

        assertThat(source.current()).isEqualTo(new Promotion.Promoted("v1", 7));
    }

    @Test
    void current_tellsAnEmptyRegistryFromAnotherServer() {
        status = 404;
        body = "{\"type\":\"urn:problem-type:headroom:nothing-promoted\"}";
        assertThat(source.current()).isEqualTo(new Promotion.Nothing());
        body = "no such page";
        assertThat(source.current())
                .isInstanceOfSatisfying(Promotion.Silent.class, silent -> assertThat(silent.reason())
                        .endsWith("answered /v1/bundles/current with status 404"));
    }

    @Test
    void current_isSilent_whenTheAnswerMakesNoSense() {
        body = "<html>";
        assertThat(source.current()).isInstanceOf(Promotion.Silent.class);
        body = "{\"version\":\"../../etc\"}";
        assertThat(source.current()).isInstanceOf(Promotion.Silent.class);
        status = 503;
        assertThat(source.current()).isInstanceOf(Promotion.Silent.class);
        server.stop(0);
        assertThat(source.current()).isInstanceOf(Promotion.Silent.class);
    }

    @Test
    void download_writesTheFile_andRefusesAnotherSize() throws IOException {
        body = "12345";
        Path target = directory.resolve("file");
        source.download("v1", "a/b.npy", 5, target);
        assertThat(target).hasContent("12345");
        Files.delete(target);

        assertThatThrownBy(() -> source.download("v1", "a/b.npy", 4, target))
                .isInstanceOf(BundleSource.UnreachableException.class)
                .hasMessageContaining("another size");
        assertThat(target).doesNotExist();
    }

    @Test
    void download_givesUp_whenTheFileStopsComing() {
        body = "stall";

        assertThatThrownBy(() -> source.download("v1", "a", 100, directory.resolve("file")))
                .isInstanceOf(BundleSource.UnreachableException.class)
                .hasMessageContaining("did not answer /v1/bundles/v1/files/a in PT");
    }

    private void answer(HttpExchange exchange) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        boolean stalls = body.equals("stall");
        exchange.sendResponseHeaders(status, stalls ? 100 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        if (stalls) {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        exchange.close();
    }

    /** Time enough for a busy machine, but for a file that stops. */
    private record Limits() implements HeadroomConfig.RegistryAddress {
        @Override
        public Optional<URI> url() {
            return Optional.empty();
        }

        @Override
        public Duration pollEvery() {
            return Duration.ofSeconds(5);
        }

        @Override
        public Duration connectWithin() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration answerWithin() {
            return Duration.ofSeconds(20);
        }

        @Override
        public Duration fileWithin() {
            return Duration.ofSeconds(2);
        }

        @Override
        public int attempts() {
            return 3;
        }

        @Override
        public Duration awaitFeatures() {
            return Duration.ZERO;
        }

        @Override
        public int keep() {
            return 2;
        }
    }
}
