package io.headroom.pipeline.evaluation;

import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.Candidates;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.ranker.Pages;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Replays the held-out window through the classes that serve: for every request the features as of just before it, the candidates, the ranking,
 * the re-ranking; and the baselines on the same requests. Models must have been fit on events before the window.
 */
public final class OfflineEvaluation {
    private final Dataset dataset;
    private final Timelines timelines;
    private final EvaluationSettings settings;
    private final long seed;
    private final ServingReplay serving;
    private final CandidateMerger merger;

    private final RankTally headroom = new RankTally();
    private final RankTally retrieval = new RankTally(100, 500);
    private final RankTally popular = new RankTally(100, 500);
    private final RankTally itemKnn = new RankTally(100, 500);
    private final Map<String, RankTally> sources = new LinkedHashMap<>();
    private final ProbabilityTally probabilities = new ProbabilityTally();
    private final List<ServedRequest> served = new ArrayList<>();

    public OfflineEvaluation(
            Dataset dataset, Timelines timelines, ServedModels models, EvaluationSettings settings, long seed) {
        this.dataset = dataset;
        this.timelines = timelines;
        this.settings = settings;
        this.seed = seed;
        this.serving = new ServingReplay(dataset, models);
        this.merger = models.retrieval().merger();
        merger.sources().forEach(source -> sources.put(source.name(), new RankTally(100, 500)));
    }

    /** Runs the whole replay. Once only. */
    public Evaluation run() {
        int items = dataset.catalogue().size();
        int end = dataset.interactions().firstAtOrAfter(dataset.split().t2Seconds());
        MostPopular mostPopular = new MostPopular(dataset.interactions(), end, items);
        ItemKnn knn = new ItemKnn(dataset.interactions(), timelines, end, items, mostPopular);
        List<Request> requests = Request.ofPositives(
                dataset.interactions(),
                timelines,
                dataset.split().t2Seconds(),
                Long.MAX_VALUE,
                settings.requests(),
                seed);
        PageReplay pages = new PageReplay();
        for (Request request : requests) {
            pages.replayBefore(request.timeSeconds());
            RetrievalQuery query = timelines.before(request.userId(), request.timeSeconds());
            serve(request, query);
            baselines(request, query, mostPopular, knn);
        }
        pages.replayBefore(Long.MAX_VALUE);
        return new Evaluation(metrics(requests.size(), pages.shown), served);
    }

    private void serve(Request request, RetrievalQuery query) {
        for (int source = 0; source < merger.sources().size(); source++) {
            sources.get(merger.sources().get(source).name())
                    .add(
                            merger.sources()
                                    .get(source)
                                    .retrieve(query, settings.candidates())
                                    .rows(),
                            request.itemRow());
        }
        Candidates candidates = merger.merge(query, settings.candidates());
        retrieval.add(candidates.rows(), request.itemRow());
        float[] ranked = serving.probabilities(
                request.userId(), request.timeSeconds(), query, candidates.rows(), candidates.sourceScores());
        if (dataset.impressions().isEmpty()) {
            for (int i = 0; i < ranked.length; i++) {
                probabilities.add(ranked[i], candidates.rows()[i] == request.itemRow());
            }
        }
        int[] answer = Arrays.stream(serving.answer(candidates.rows(), ranked))
                .map(place -> candidates.rows()[place])
                .toArray();
        headroom.add(answer, request.itemRow());
        served.add(new ServedRequest(request, answer));
    }

    private void baselines(Request request, RetrievalQuery query, MostPopular mostPopular, ItemKnn knn) {
        popular.add(mostPopular.recommend(query.seen(), settings.candidates()), request.itemRow());
        int[] liked = timelines.likedBefore(request.userId(), request.timeSeconds());
        itemKnn.add(knn.recommend(liked, query.seen(), settings.candidates()), request.itemRow());
    }

    private OfflineMetrics metrics(int requests, int pages) {
        Map<String, Double> path = new LinkedHashMap<>(headroom.metrics());
        path.put("recall@100", retrieval.recall(0));
        path.put("recall@500", retrieval.recall(1));
        path.putAll(probabilities.metrics());
        Map<String, Map<String, Double>> byModel = new LinkedHashMap<>();
        byModel.put("headroom", path);
        byModel.put("popular", popular.metrics());
        byModel.put("itemKnn", itemKnn.metrics());
        Map<String, Map<String, Double>> bySource = new LinkedHashMap<>();
        sources.forEach((name, tally) -> bySource.put(name, tally.metrics()));
        bySource.put("merged", retrieval.metrics());
        Map<String, Object> protocol = new LinkedHashMap<>();
        protocol.put(
                "validationFrom",
                Instant.ofEpochSecond(dataset.split().t1Seconds()).toString());
        protocol.put(
                "testFrom", Instant.ofEpochSecond(dataset.split().t2Seconds()).toString());
        protocol.put("requests", requests);
        protocol.put("candidates", settings.candidates());
        protocol.put("positive", "rating >= 4.0 of an item new to the user, in the test window");
        protocol.put("probabilitiesOver", dataset.impressions().isEmpty() ? "candidates" : "impressions");
        protocol.put("pages", pages);
        return new OfflineMetrics(protocol, byModel, bySource, Map.of());
    }

    /** Pages really shown in the test window, replayed in time with the requests: their clicks judge the probabilities. */
    private final class PageReplay {
        private final Impressions impressions = dataset.impressions()
                .orElseGet(() -> new Impressions(new long[0], new int[0], new int[0], new long[0], new boolean[0]));
        private final Pages pages = new Pages(impressions, timelines, merger);
        private final List<Integer> starts = sample();
        private int shown;

        private List<Integer> sample() {
            List<Integer> all = pages.starts(dataset.split().t2Seconds(), Long.MAX_VALUE);
            Collections.shuffle(all, new Random(seed));
            return all.stream().limit(settings.pages()).sorted().toList();
        }

        void replayBefore(long timeSeconds) {
            while (shown < starts.size() && impressions.timeSeconds()[starts.get(shown)] < timeSeconds) {
                replay(starts.get(shown++));
            }
        }

        private void replay(int start) {
            long userId = impressions.userIds()[start];
            long time = impressions.timeSeconds()[start];
            int[] rows = Arrays.copyOfRange(impressions.itemRows(), start, pages.end(start));
            RetrievalQuery query = timelines.before(userId, time);
            float[] ranked = serving.probabilities(userId, time, query, rows, pages.sourceScores(query, rows));
            for (int i = 0; i < rows.length; i++) {
                probabilities.add(ranked[i], impressions.clicked()[start + i]);
            }
        }
    }
}
