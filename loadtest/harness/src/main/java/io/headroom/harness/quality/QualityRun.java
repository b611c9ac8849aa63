package io.headroom.harness.quality;

import io.headroom.harness.output.OutputDirectory;
import io.headroom.harness.quality.replay.ForcedAnswers;
import io.headroom.harness.quality.replay.ForcedRung;
import io.headroom.harness.quality.replay.HeldOutRequest;
import io.headroom.harness.quality.replay.HeldOutWindow;
import io.headroom.harness.quality.replay.Replay;
import io.headroom.harness.quality.replay.ReplayProgress;
import io.headroom.harness.quality.replay.ReplayedRequest;
import io.headroom.harness.quality.replay.StoreWriter;
import io.headroom.runtime.bundle.Bundle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Replays a bundle's held-out window through live services, once for each rung, and says what each rung's answers are worth. */
public final class QualityRun {
    private final QualityOptions options;
    private final HeldOutWindow window;
    private final InstantSource clock;

    private QualityRun(QualityOptions options, HeldOutWindow window, InstantSource clock) {
        this.options = options;
        this.window = window;
        this.clock = clock;
    }

    /**
     * Refuses a bundle that cannot be replayed, before any service is started for it.
     *
     * @throws io.headroom.runtime.bundle.BundleException when it has no held-out window, or an empty one
     */
    public static void require(Bundle bundle) {
        var unused = HeldOutWindow.of(bundle);
    }

    /**
     * Checks all that can be checked without the services.
     *
     * @throws io.headroom.runtime.bundle.BundleException when the bundle cannot be replayed
     * @throws io.headroom.harness.LoadException USAGE when the report's place cannot be written
     */
    public static QualityRun prepare(QualityOptions options, Bundle bundle, InstantSource clock) {
        OutputDirectory.prepare(options.outDir());
        return new QualityRun(options, HeldOutWindow.of(bundle), clock);
    }

    /**
     * Replays, and blocks until it is done.
     *
     * @param progress called on the calling thread about once a second
     * @throws io.headroom.harness.LoadException TARGET when the feature store does not take the rows
     */
    public QualityResult run(Consumer<ReplayProgress> progress) throws InterruptedException {
        Instant startedAt = clock.instant();
        List<HeldOutRequest> requests = window.sample(options.requests(), options.seed());
        try (StoreWriter store = new StoreWriter(options.featureStore());
                ForcedAnswers gateway = new ForcedAnswers(options.gateway())) {
            List<ReplayedRequest> replayed =
                    new Replay(window, store, gateway, progress, System::nanoTime).run(requests);
            Duration spent = Duration.between(startedAt, clock.instant());
            QualityJudge judge = new QualityJudge(window, replayed, store.ignoredAsOlder());
            return result(judge, replayed, gateway.repeated(), startedAt, spent);
        }
    }

    private QualityResult result(
            QualityJudge judge, List<ReplayedRequest> replayed, long repeated, Instant startedAt, Duration spent) {
        List<ReplayedRequest> complete =
                replayed.stream().filter(ReplayedRequest::isComplete).toList();
        ClusterBootstrap bootstrap = new ClusterBootstrap(users(complete), options.seed());
        QualityResult.Sample sample = new QualityResult.Sample(
                complete.size(),
                replayed.size() - complete.size(),
                bootstrap.clusters(),
                window.items(),
                repeated,
                options.seed(),
                startedAt,
                spent);
        Consistency consistency = consistency(complete);
        judge.compare(consistency, consistency.liveNdcg10());
        Map<ForcedRung, RungQuality> rungs =
                consistency.liveNdcg10() > 0 ? rungs(replayed, complete, bootstrap) : Map.of();
        return new QualityResult(judge.verdict(), judge.reasons(), window.bundleVersion(), sample, rungs, consistency);
    }

    private Map<ForcedRung, RungQuality> rungs(
            List<ReplayedRequest> replayed, List<ReplayedRequest> complete, ClusterBootstrap bootstrap) {
        double[] full = ndcg(complete, ForcedRung.FULL);
        Map<ForcedRung, RungQuality> rungs = new EnumMap<>(ForcedRung.class);
        for (ForcedRung rung : ForcedRung.values()) {
            double[] ndcg = ndcg(complete, rung);
            double[] recall = complete.stream()
                    .mapToDouble(request -> Relevance.recall(
                            request.answers().get(rung).itemIds(),
                            request.request().wantedItem()))
                    .toArray();
            List<long[]> answers = complete.stream()
                    .map(request -> request.answers().get(rung).itemIds())
                    .toList();
            int otherRung = (int) replayed.stream()
                    .filter(request -> !request.answers().get(rung).isOf(rung))
                    .count();
            rungs.put(
                    rung,
                    new RungQuality(
                            bootstrap.mean(ndcg),
                            bootstrap.mean(recall),
                            CatalogueCoverage.of(users(complete), answers, window.items()),
                            bootstrap.ratio(ndcg, full),
                            otherRung));
        }
        return rungs;
    }

    private static Consistency consistency(List<ReplayedRequest> complete) {
        double offline = complete.stream()
                .map(ReplayedRequest::request)
                .mapToDouble(request -> Relevance.ndcg(request.offlineAnswer(), request.wantedItem()))
                .average()
                .orElse(0);
        double live = Arrays.stream(ndcg(complete, ForcedRung.FULL)).average().orElse(0);
        double same = complete.stream()
                .mapToDouble(request -> Arrays.equals(
                                request.request().offlineAnswer(),
                                request.answers().get(ForcedRung.FULL).itemIds())
                        ? 1
                        : 0)
                .average()
                .orElse(0);
        return Consistency.of(offline, live, same, Math.max(1, complete.size()));
    }

    private static double[] ndcg(List<ReplayedRequest> requests, ForcedRung rung) {
        return requests.stream()
                .mapToDouble(request -> Relevance.ndcg(
                        request.answers().get(rung).itemIds(), request.request().wantedItem()))
                .toArray();
    }

    private static long[] users(List<ReplayedRequest> requests) {
        return requests.stream()
                .mapToLong(request -> request.request().userId())
                .toArray();
    }
}
