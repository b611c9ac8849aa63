package io.headroom.harness.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.harness.LoadException;
import io.headroom.harness.StubGateway;
import io.headroom.harness.StubGateway.Reply;
import io.headroom.harness.arrivals.Arrival;
import io.headroom.harness.arrivals.ArrivalSchedule;
import io.headroom.harness.arrivals.WeightedUsers;
import io.headroom.harness.users.EventTally;
import io.headroom.harness.users.UserOptions;
import io.headroom.harness.verdict.Verdict;
import io.headroom.runtime.budgets.Budgets;
import io.headroom.runtime.budgets.BudgetsReader;
import io.headroom.world.WorldGenerator;
import io.headroom.world.WorldOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoadRunTest {
    private static final Budgets BUDGETS = BudgetsReader.readStated();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-20T10:15:00Z"));
    private static final InstrumentOptions PATIENT =
            new InstrumentOptions(0.99, 1000, Optional.of(Duration.ofMinutes(1)), Optional.empty());

    @TempDir
    private Path outDir;

    @Test
    void run_measuresWhatWasDueAfterTheWarmup() throws Exception {
        try (StubGateway gateway = new StubGateway(_ -> Reply.ok())) {
            List<Progress> progress = new ArrayList<>();
            LoadOptions options = options(gateway.uri(), 200, PATIENT);

            LoadResult result = LoadRun.prepare(options, BUDGETS, CLOCK).run(progress::add);

            long measured = schedule(options).stream()
                    .filter(a -> a.offsetNanos() >= 1_000_000_000L)
                    .count();
            assertThat(result.measured().requests()).isEqualTo(measured);
            assertThat(gateway.served()).isEqualTo(schedule(options).size());
            assertThat(result.measured().errors()).isEmpty();
            assertThat(result.measured().rungs()).containsExactly(java.util.Map.entry("FULL", measured));
            assertThat(result.measured().stages())
                    .containsOnlyKeys(BUDGETS.scenario("default").stages().keySet());
            assertThat(result.startedAt()).isEqualTo(CLOCK.instant());
            assertThat(result.target().bundleVersion()).isEqualTo("20260101-000000-abcdef01");
            assertThat(progress).isNotEmpty().extracting(Progress::line).allMatch(line -> line.contains(" s"));
        }
    }

    @Test
    void run_playsTheUsersOfAWorldThatFits() throws Exception {
        Path world = outDir.resolve("world");
        WorldGenerator.generate(
                WorldOptions.defaults().withUsers(3).withItems(100).withEvents(30), world, _ -> {});
        try (StubGateway gateway = new StubGateway(_ -> Reply.ok())) {
            UserOptions users = UserOptions.of(List.of(outDir, world)).withDelay(Duration.ofMillis(100));

            LoadResult result = LoadRun.prepare(options(gateway.uri(), 200, PATIENT), users, BUDGETS, CLOCK)
                    .run(_ -> {});

            EventTally tally = result.users().orElseThrow();
            assertThat(tally.answers()).isEqualTo(gateway.served());
            assertThat(tally.clicks()).isPositive();
            assertThat(tally.accepted()).isEqualTo(tally.sent()).isGreaterThanOrEqualTo(2 * tally.clicks());
            assertThat(tally.dropped()).isZero();
            assertThat(String.join("", gateway.posted())).contains("\"requestId\":\"r1\"");
        }
    }

    @Test
    void run_goesOnWithoutUsers_whenNoWorldFits() throws Exception {
        Path world = outDir.resolve("world");
        WorldGenerator.generate(
                WorldOptions.defaults().withUsers(3).withItems(110).withEvents(30), world, _ -> {});
        try (StubGateway gateway = new StubGateway(_ -> Reply.ok())) {
            List<String> notices = new ArrayList<>();
            LoadRun run = LoadRun.prepare(
                    options(gateway.uri(), 200, PATIENT), UserOptions.of(List.of(world)), BUDGETS, CLOCK);

            assertThat(run.run(_ -> {}, notices::add).users()).isEmpty();
            assertThat(notices)
                    .singleElement()
                    .asString()
                    .startsWith("no users are played, nobody clicks")
                    .contains("110 items, but the bundle 3 and 100");
        }
    }

    /** Request 200 and every later one hang until number 260 has come: only an open loop ever gets there. */
    @Test
    void run_showsAStallOfTheTarget_inP99() throws Exception {
        CountDownLatch stall = new CountDownLatch(61);
        try (StubGateway gateway = new StubGateway(number -> {
            if (number >= 200) {
                stall.countDown();
                assertThat(stall.await(60, TimeUnit.SECONDS)).isTrue();
            }
            return Reply.ok();
        })) {
            LoadOptions options = options(gateway.uri(), 200, PATIENT);

            LoadResult result = LoadRun.prepare(options, BUDGETS, CLOCK).run(_ -> {});

            List<Arrival> sent = schedule(options);
            long least = (sent.get(255).offsetNanos() - sent.get(210).offsetNanos()) / 1000;
            assertThat(result.measured().latency().quantile(0.99)).isGreaterThanOrEqualTo(least);
            assertThat(result.measured().latency().countAbove(least / 2)).isGreaterThan(20);
            assertThat(result.judgement().verdict()).isEqualTo(Verdict.FAIL);
        }
    }

    @Test
    void run_isInvalid_whenTheInjectorCannotSendWhatIsDue() throws Exception {
        CountDownLatch later = new CountDownLatch(1);
        try (StubGateway gateway = new StubGateway(_ -> {
            later.await(100, TimeUnit.MILLISECONDS);
            return Reply.ok();
        })) {
            InstrumentOptions narrow =
                    new InstrumentOptions(0.99, 10, Optional.of(Duration.ofMinutes(1)), Optional.of(1));

            LoadResult result = LoadRun.prepare(options(gateway.uri(), 200, narrow), BUDGETS, CLOCK)
                    .run(_ -> {});

            assertThat(result.judgement().verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.judgement().reasons().getFirst()).contains("were due but not sent");
        }
    }

    @Test
    void run_fails_whenTheTargetAnswersErrors() throws Exception {
        try (StubGateway gateway =
                new StubGateway(number -> number % 2 == 0 ? Reply.ok() : new Reply(503, new byte[0]))) {
            LoadResult result = LoadRun.prepare(options(gateway.uri(), 200, PATIENT), BUDGETS, CLOCK)
                    .run(_ -> {});

            assertThat(result.measured().errors()).containsOnlyKeys("HTTP 503");
            assertThat(result.exitCode()).isEqualTo(1);
        }
    }

    @Test
    void run_saysSoInOneLine_whenTheTargetIsUnreachable() {
        LoadOptions options = options(URI.create("http://127.0.0.1:1"), 100, PATIENT);
        assertThatThrownBy(() -> LoadRun.prepare(options, BUDGETS, CLOCK).run(_ -> {}))
                .isInstanceOfSatisfying(
                        LoadException.class, e -> assertThat(e.exitCode()).isEqualTo(3))
                .hasMessage("cannot reach http://127.0.0.1:1/v1/bundle: connection refused, or no such host");
    }

    @Test
    void prepare_refuses_whenTheScenarioIsUnknown() {
        LoadOptions options = new LoadOptions(
                URI.create("http://127.0.0.1:1"),
                1,
                Duration.ofSeconds(1),
                Duration.ZERO,
                1,
                10,
                outDir.resolve("report"),
                "busy",
                PATIENT);
        assertThatThrownBy(() -> LoadRun.prepare(options, BUDGETS, CLOCK))
                .isInstanceOfSatisfying(
                        LoadException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessageContaining("'busy'");
        assertThat(outDir).isEmptyDirectory();
    }

    @Test
    void prepare_refuses_whenTheReportCannotBeWritten() throws IOException {
        Path file = Files.createFile(outDir.resolve("taken"));
        LoadOptions options = new LoadOptions(
                URI.create("http://127.0.0.1:1"),
                1,
                Duration.ofSeconds(1),
                Duration.ZERO,
                1,
                10,
                file,
                "default",
                PATIENT);
        assertThatThrownBy(() -> LoadRun.prepare(options, BUDGETS, CLOCK))
                .isInstanceOfSatisfying(
                        LoadException.class, e -> assertThat(e.exitCode()).isEqualTo(2))
                .hasMessage("cannot write the report to " + file + ": a file is in its place");
    }

    private LoadOptions options(URI target, double rate, InstrumentOptions instrument) {
        return new LoadOptions(
                target, rate, Duration.ofSeconds(1), Duration.ofSeconds(1), 7, 10, outDir, "default", instrument);
    }

    private static List<Arrival> schedule(LoadOptions options) {
        WeightedUsers users = new WeightedUsers(new long[] {1, 2, 3}, new double[] {10, 5, 1});
        ArrivalSchedule schedule = new ArrivalSchedule(options.rate(), users, options.seed());
        return Stream.generate(schedule::next)
                .takeWhile(arrival -> arrival.offsetNanos() < 2_000_000_000L)
                .toList();
    }
}
