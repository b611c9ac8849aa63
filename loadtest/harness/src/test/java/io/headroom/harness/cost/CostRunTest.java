package io.headroom.harness.cost;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.headroom.harness.LoadException;
import io.headroom.harness.StubGateway;
import io.headroom.harness.StubGateway.Reply;
import io.headroom.harness.users.UserOptions;
import io.headroom.harness.verdict.Verdict;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.BudgetsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CostRunTest {
    private static final Budget REQUEST =
            BudgetsReader.readStated().scenario("default").request();

    @TempDir
    private Path outDir;

    private final CountDownLatch never = new CountDownLatch(1);
    private final AtomicBoolean logging = new AtomicBoolean(true);
    private final AtomicLong logged = new AtomicLong();
    private HttpServer management;
    private boolean heeds = true;

    @BeforeEach
    void manage() throws IOException {
        management = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
        management.createContext("/event-log", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                logging.set(body.contains("true"));
                exchange.sendResponseHeaders(200, body.length());
                exchange.getResponseBody().write(body.getBytes(UTF_8));
            }
        });
        management.createContext("/q/metrics", exchange -> {
            try (exchange) {
                byte[] body =
                        "# HELP x\nheadroom_impressions_total{outcome=\"offered\"} %d.0\nheadroom_impressions_total{outcome=\"failed\"} 0.0\n"
                                .formatted(logged.get())
                                .getBytes(UTF_8);
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        management.start();
    }

    @AfterEach
    void stop() {
        management.stop(0);
    }

    @Test
    void run_measuresWhatLoggingCosts_andLeavesItOn() throws Exception {
        try (StubGateway gateway = new StubGateway(_ -> {
            boolean on = logging.get() || !heeds;
            logged.addAndGet(on ? 1 : 0);
            assertThat(never.await(on ? 300 : 30, TimeUnit.MILLISECONDS)).isFalse();
            return Reply.ok();
        })) {
            CostResult result = run(gateway);

            assertThat(result.medianRatio().value()).isBetween(1.5, 11.0);
            assertThat(result.slices())
                    .hasSize(4)
                    .filteredOn(SliceResult::logging)
                    .hasSize(2);
            assertThat(result.failures()).isZero();
            assertThat(logging.get()).isTrue();
            assertThat(CostReport.render(result)).contains("changes the p99 by a factor of");
            CostReport.write(outDir, result);
            assertThat(outDir.resolve(CostReport.JSON)).content().contains("\"p99Ratio\"");
        }
    }

    @Test
    void run_isInvalid_whenLoggingGoesOnAllTheSame() throws Exception {
        heeds = false;
        try (StubGateway gateway = new StubGateway(_ -> {
            logged.incrementAndGet();
            return Reply.ok();
        })) {
            CostResult result = run(gateway);

            assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.reasons()).anyMatch(reason -> reason.contains("had logging off, but"));
        }
    }

    @Test
    void run_saysWhatIsMissing_whenTheGatewayHasNoSwitch() throws Exception {
        management.removeContext("/event-log");
        try (StubGateway gateway = new StubGateway(_ -> Reply.ok())) {
            assertThatThrownBy(() -> run(gateway))
                    .isInstanceOf(LoadException.class)
                    .hasMessageContaining("HTTP 404: the services must be up with --experiments");
        }
    }

    private CostResult run(StubGateway gateway) throws InterruptedException {
        CostOptions options = new CostOptions(
                gateway.uri(),
                URI.create("http://127.0.0.1:" + management.getAddress().getPort()),
                100,
                2,
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ZERO,
                3,
                1.05,
                UserOptions.NONE,
                outDir);
        return CostRun.prepare(options, REQUEST, InstantSource.system()).run(_ -> {});
    }
}
