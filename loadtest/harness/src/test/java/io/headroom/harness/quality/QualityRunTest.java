package io.headroom.harness.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.harness.LoadException;
import io.headroom.harness.quality.FakeGateway.Answered;
import io.headroom.harness.quality.FakeGateway.Asked;
import io.headroom.harness.quality.replay.ForcedRung;
import io.headroom.harness.quality.replay.ReplayProgress;
import io.headroom.harness.quality.report.QualityReport;
import io.headroom.harness.quality.report.QualitySummary;
import io.headroom.harness.verdict.Verdict;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay of {@link SmallWindow} against a gateway and a feature store of the test's own. */
class QualityRunTest {
    @TempDir
    private Path directory;

    private Bundle bundle;
    private FakeStore store;

    @BeforeEach
    void publish() throws IOException {
        bundle = SmallWindow.publish(directory.resolve("bundles"));
        store = new FakeStore();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void run_bringsTheStoreToEachRequest_andAsksStaleBeforeFresh() throws Exception {
        List<String> wrong = new ArrayList<>();
        try (FakeGateway gateway = new FakeGateway(bundle.version(), asked -> {
            check(asked, wrong);
            return perfect(asked);
        })) {
            run(gateway, 100);

            assertThat(wrong).isEmpty();
            assertThat(gateway.asked().subList(0, SmallWindow.USERS))
                    .allMatch(first -> first.timeSeconds() == SmallWindow.FROM && first.rung() == ForcedRung.FULL);
            assertThat(gateway.asked().stream().skip(SmallWindow.USERS).limit(6).map(Asked::rung))
                    .first()
                    .isEqualTo(ForcedRung.STALE_FEATURES);
            assertThat(gateway.asked()).hasSize(SmallWindow.USERS + 6 * SmallWindow.REQUESTS);
        }
    }

    @Test
    void run_pricesEachRung() throws Exception {
        try (FakeGateway gateway = new FakeGateway(bundle.version(), QualityRunTest::halfAsGoodWhenPopular)) {
            QualityResult result = run(gateway, 100);
            RungQuality popular = result.rungs().get(ForcedRung.POPULAR);

            assertThat(result.verdict()).isEqualTo(Verdict.PASS);
            assertThat(result.rungs().get(ForcedRung.FULL).ndcg10()).isEqualTo(new Estimate(1, 1, 1));
            assertThat(popular.retained().value()).isCloseTo(0.5, within(1e-9));
            assertThat(popular.recall10().value()).isEqualTo(1);
            assertThat(result.rungs().get(ForcedRung.FULL).coverage().value()).isCloseTo(0.4, within(1e-9));
            assertThat(result.consistency().sameLists()).isEqualTo(1);
            assertThat(result.sample().requests()).isEqualTo(SmallWindow.REQUESTS);
        }
    }

    @Test
    void run_replaysASampleInOrderOfTime_whenFewerAreWanted() throws Exception {
        try (FakeGateway gateway = new FakeGateway(bundle.version(), QualityRunTest::perfect)) {
            QualityResult result = run(gateway, 12);

            assertThat(result.sample().requests()).isEqualTo(12);
            assertThat(gateway.asked()).extracting(Asked::timeSeconds).isSorted();
            assertThat(store.item(1)).isEqualTo(0);
        }
    }

    @Test
    void run_asksAgain_whenAnotherRungAnswers() throws Exception {
        AtomicInteger count = new AtomicInteger();
        try (FakeGateway gateway = new FakeGateway(
                bundle.version(),
                asked -> count.incrementAndGet() % 10 == 0 ? new Answered("POPULAR", 99) : perfect(asked))) {
            QualityResult result = run(gateway, 100);

            assertThat(result.verdict()).isEqualTo(Verdict.PASS);
            assertThat(result.sample().repeated()).isPositive();
        }
    }

    @Test
    void run_isInvalid_whenARungIsNeverHad() throws Exception {
        try (FakeGateway gateway = new FakeGateway(
                bundle.version(),
                asked -> asked.rung() == ForcedRung.SHALLOW
                        ? new Answered("FULL", 1)
                        : asked.rung() == ForcedRung.POPULAR ? new Answered("") : perfect(asked))) {
            QualityResult result = run(gateway, 100);

            assertThat(result.verdict()).isEqualTo(Verdict.INVALID);
            assertThat(result.exitCode()).isEqualTo(3);
            assertThat(result.reasons())
                    .contains(
                            "40 of 40 requests had no answer of rung SHALLOW: FULL 40",
                            "40 of 40 requests had no answer of rung POPULAR: HTTP 503 40");
            assertThat(result.rungs()).isEmpty();
            QualityReport.write(directory.resolve("out"), result);
            assertThat(QualityPrices.read(directory.resolve("out").resolve("quality.json")))
                    .isEmpty();
        }
    }

    @Test
    void run_isInvalid_whenTheStoreKnewTheFuture_orTheGatewayServesAnotherBundle() throws Exception {
        store.know("item", 3, 1_000_000);
        try (FakeGateway gateway = new FakeGateway("another", QualityRunTest::perfect)) {
            assertThat(run(gateway, 100).reasons())
                    .anyMatch(reason -> reason.contains("did not begin with the held-out values"))
                    .anyMatch(reason -> reason.startsWith("the gateway answers from bundle another"));
        }
    }

    @Test
    void run_fails_whenLiveAndOfflineDisagree() throws Exception {
        try (FakeGateway gateway = new FakeGateway(bundle.version(), asked -> {
            long wanted = wanted(asked);
            return wanted % 2 == 0 ? perfect(asked) : new Answered(asked.rung().name(), 99, wanted);
        })) {
            QualityResult result = run(gateway, 100);

            assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
            assertThat(result.reasons()).singleElement().asString().contains("training and serving disagree", "50.0%");
            assertThat(QualitySummary.render(result)).contains("TRAINING AND SERVING DISAGREE");
        }
    }

    @Test
    void report_isReadBackAsPrices() throws Exception {
        try (FakeGateway gateway = new FakeGateway(bundle.version(), QualityRunTest::halfAsGoodWhenPopular)) {
            Path out = directory.resolve("out");
            QualityReport.write(out, run(gateway, 100));

            QualityPrices prices =
                    QualityPrices.read(out.resolve(QualityReport.JSON)).orElseThrow();
            assertThat(prices.bundle()).isEqualTo(bundle.version());
            assertThat(prices.retained("POPULAR")).isCloseTo(0.5, within(1e-9));
            assertThat(Files.readString(out.resolve(QualityReport.HTML)))
                    .contains("retrieval order", "What an answer of each rung is worth", bundle.version())
                    .doesNotContain("{{", "src=", "href=");
        }
    }

    @Test
    void prepare_saysWhatToDo_whenTheBundleIsOfBeforeQuality() {
        Path old = directory.resolve("old");
        try (BundleWriter writer = new BundleWriter(new BundleStore(old))) {
            writer.array("items/ids.npy", NpyArray.of(new long[] {1}));
            Bundle without = writer.publish(Instant.EPOCH, 0, 1, Map.of());

            assertThatThrownBy(() -> QualityRun.require(without))
                    .isInstanceOf(BundleException.class)
                    .hasMessageContaining("heldout/heldout.json")
                    .hasMessageContaining("headroom pipeline");
        }
    }

    @Test
    void options_refuseTooFewRequests() {
        assertThatThrownBy(() -> QualityOptions.requireEnough(3))
                .isInstanceOf(LoadException.class)
                .hasMessage("requests is 3, but must be at least 10");
    }

    private QualityResult run(FakeGateway gateway, int requests) throws InterruptedException {
        QualityOptions options =
                new QualityOptions(gateway.uri(), store.address(), requests, 1, directory.resolve("out"));
        List<ReplayProgress> progress = new ArrayList<>();
        QualityResult result =
                QualityRun.prepare(options, bundle, InstantSource.system()).run(progress::add);
        assertThat(progress.getLast().done()).isEqualTo(progress.getLast().total());
        return result;
    }

    private void check(Asked asked, List<String> wrong) {
        if (asked.timeSeconds() == SmallWindow.FROM && asked.rung() == ForcedRung.FULL) {
            return;
        }
        boolean user = store.updatedAt("user_seen", asked.userId()) == asked.timeSeconds() - 1
                && store.updatedAt("user_history", asked.userId()) == asked.timeSeconds() - 1;
        boolean item = store.item(wanted(asked)) == wanted(asked) - 1;
        boolean future = store.updatedAt("item", wanted(asked) + 1) != 0;
        if (!user || !item || future) {
            wrong.add(asked + ": user " + user + ", item " + item + ", future " + future);
        }
    }

    private static Answered perfect(Asked asked) {
        return new Answered(asked.rung().name(), wanted(asked));
    }

    private static Answered halfAsGoodWhenPopular(Asked asked) {
        return asked.rung() == ForcedRung.POPULAR ? new Answered("POPULAR", 98, 99, wanted(asked)) : perfect(asked);
    }

    private static long wanted(Asked asked) {
        return (asked.timeSeconds() - SmallWindow.FROM) / 10 + 1;
    }
}
