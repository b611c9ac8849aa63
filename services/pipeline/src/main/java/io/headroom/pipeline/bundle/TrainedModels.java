package io.headroom.pipeline.bundle;

import ai.djl.Device;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.models.ranking.TorchRanker;
import io.headroom.models.ranking.TorchThreads;
import io.headroom.models.rerank.GenreSets;
import io.headroom.models.rerank.Reranker;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.pipeline.ModelSteps;
import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.PipelineOptions;
import io.headroom.pipeline.Progress;
import io.headroom.pipeline.dataset.Catalogue;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.evaluation.Evaluation;
import io.headroom.pipeline.evaluation.OfflineEvaluation;
import io.headroom.pipeline.evaluation.OfflineMetrics;
import io.headroom.pipeline.evaluation.ServedModels;
import io.headroom.pipeline.merging.MergeChoice;
import io.headroom.pipeline.merging.MergeSearch;
import io.headroom.pipeline.monitoring.Reference;
import io.headroom.pipeline.monitoring.ReferenceReplay;
import io.headroom.pipeline.ranker.ExampleCollector;
import io.headroom.pipeline.ranker.OwnRanker;
import io.headroom.pipeline.ranker.RankerFit;
import io.headroom.pipeline.ranker.TrainedRanker;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.pipeline.retrieval.ItemGenres;
import io.headroom.pipeline.retrieval.RetrievalFit;
import io.headroom.pipeline.rows.PointInTimeRows;
import io.headroom.runtime.bundle.Bundle;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The model steps of the pipeline. Retrieval is fit before t1; between t1 and t2 its lists are weighed against each other, and the candidates
 * they give are what the ranker learns from; then retrieval is fit again before t2, everything is measured on what comes after, and what was
 * measured is what is published.
 */
public final class TrainedModels implements ModelSteps {
    private static final int STEPS = 7;

    private final InstantSource clock;

    /** @param clock stamps the bundle and measures training */
    public TrainedModels(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public int count() {
        return STEPS;
    }

    @Override
    public void run(Dataset dataset, PointInTimeRows rows, PipelineOptions options, Progress progress) {
        // One thread a native operation: more gain nothing at these sizes, and results stay the same on every machine.
        TorchThreads.perOperation(1);
        BuildSettings settings = options.quick() ? BuildSettings.quick() : BuildSettings.full();
        Timelines timelines = Timelines.of(dataset.interactions());
        // Said now, not after minutes of fitting.
        RequiredPositives.of(dataset, timelines).require();
        RetrievalFit fit = new RetrievalFit(dataset, timelines, settings.twoTower(), options.seed());
        // A model that does not fit must be heard of now, not after minutes of fitting.
        Optional<OwnRanker> own = options.ownRanker()
                .map(files -> OwnRanker.read(files.model(), files.contract(), denseColumns(dataset.catalogue())));
        long began = clock.millis();
        MergeChoice merge;
        TrainedRanker ranker;
        try (RetrievalModels earlier =
                retrieval(progress, "before validation", fit, dataset.split().t1Seconds())) {
            merge = progress.step(
                    "choosing how sources are merged",
                    () -> new MergeSearch(settings.merge()).choose(dataset, timelines, earlier, options.seed()),
                    MergeChoice::summary);
            ranker = ranker(dataset, rows, options, own, progress, settings, timelines, merge.applied(earlier));
        } catch (IOException e) {
            throw failed(e);
        }
        try (RetrievalModels retrieval = merge.applied(
                        retrieval(progress, "before test", fit, dataset.split().t2Seconds()));
                TorchRanker scorer = TorchRanker.open(ranker.archive(), ranker.contract(), Device.cpu())) {
            double seconds = (clock.millis() - began) / 1000.0;
            Reranker reranker = new Reranker(genres(dataset.catalogue()), settings.rerank());
            ServedModels models = new ServedModels(retrieval, scorer, ranker.calibration(), reranker);
            Evaluation evaluation = progress.step(
                    "evaluating on the test window",
                    () -> new OfflineEvaluation(dataset, timelines, models, settings.evaluation(), options.seed())
                            .run(),
                    done -> summary(done.metrics()));
            Reference reference = progress.step(
                    "replaying requests at the end of the data",
                    () -> new ReferenceReplay(
                                    dataset,
                                    timelines,
                                    models,
                                    settings.evaluation().candidates())
                            .run(dataset.newestSeconds() + 1, settings.referenceRequests(), options.seed()),
                    done -> Progress.count(done.rows().size()) + " answers for the monitor to compare with");
            BundleContent content = new BundleContent(
                    dataset,
                    timelines,
                    retrieval,
                    ranker,
                    settings.rerank(),
                    evaluation.metrics().withTraining(training(seconds, ranker)),
                    Request.sample(evaluation.served(), settings.evaluation().published(), options.seed()),
                    reference);
            progress.step(
                    "publishing the bundle",
                    () -> content.publish(options.bundles(), clock.instant(), options.seed()),
                    Bundle::version);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static RetrievalModels retrieval(Progress progress, String when, RetrievalFit fit, long until) {
        return progress.step(
                "fitting candidate sources on events " + when,
                () -> {
                    try {
                        return fit.before(until);
                    } catch (IOException e) {
                        throw failed(e);
                    }
                },
                models -> Progress.count(models.coVisitation().neighbourRows().length) + " neighbours, "
                        + models.popular().ranked().size() + " popular items");
    }

    private static TrainedRanker ranker(
            Dataset dataset,
            PointInTimeRows rows,
            PipelineOptions options,
            Optional<OwnRanker> own,
            Progress progress,
            BuildSettings settings,
            Timelines timelines,
            RetrievalModels retrieval) {
        ExampleCollector collector =
                new ExampleCollector(dataset, timelines, retrieval, settings.examples(), options.seed());
        RankerFit fit = new RankerFit(collector, settings.ranker(), options.seed());
        return progress.step(
                own.isPresent() ? "calibrating your ranking model" : "training the ranking model",
                () -> {
                    try {
                        if (own.isPresent()) {
                            return fit.adopt(probes -> rows.compute(dataset, probes), own.get());
                        }
                        Path archive = options.work().resolve("ranker.pt");
                        float[][] itemGenres = ItemGenres.table(dataset.catalogue());
                        return fit.train(probes -> rows.compute(dataset, probes), itemGenres, archive);
                    } catch (IOException e) {
                        throw failed(e);
                    }
                },
                ranker -> Progress.count(ranker.examples()) + " rows to learn from");
    }

    private static Map<String, Object> training(double seconds, TrainedRanker ranker) {
        Map<String, Object> training = new LinkedHashMap<>();
        training.put("seconds", Math.round(seconds * 10) / 10.0);
        training.put("rankerRows", ranker.examples());
        return training;
    }

    private static List<String> denseColumns(Catalogue catalogue) {
        return new RowEncoder(new FeatureViews(catalogue.genreColumns())).names();
    }

    private static GenreSets genres(Catalogue catalogue) {
        Map<Long, List<String>> genres = new HashMap<>();
        for (int row = 0; row < catalogue.size(); row++) {
            genres.put(catalogue.itemIds()[row], List.of(catalogue.genres()[row]));
        }
        return GenreSets.of(genres);
    }

    private static String summary(OfflineMetrics metrics) {
        return String.format(
                Locale.ROOT,
                "NDCG@10 %.4f (popular %.4f, item-kNN %.4f), recall@500 %.3f%s",
                metrics.model("headroom", "ndcg@10"),
                metrics.model("popular", "ndcg@10"),
                metrics.model("itemKnn", "ndcg@10"),
                metrics.model("headroom", "recall@500"),
                beatsBaselines(metrics) ? "" : "; WARNING: a baseline orders better than this model");
    }

    private static boolean beatsBaselines(OfflineMetrics metrics) {
        double own = metrics.model("headroom", "ndcg@10");
        return own >= metrics.model("popular", "ndcg@10") && own >= metrics.model("itemKnn", "ndcg@10");
    }

    private static PipelineException failed(IOException e) {
        return new PipelineException("models cannot be built: " + e.getMessage(), e);
    }
}
