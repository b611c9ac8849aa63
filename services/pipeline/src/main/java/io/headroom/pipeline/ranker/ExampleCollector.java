package io.headroom.pipeline.ranker;

import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.Candidates;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * Collects ranking examples of the validation window, with the candidates and source scores that retrieval models fit before the window would
 * have given.
 */
public final class ExampleCollector {
    private final Dataset dataset;
    private final Timelines timelines;
    private final CandidateMerger merger;
    private final ExampleSettings settings;
    private final long seed;

    public ExampleCollector(
            Dataset dataset, Timelines timelines, RetrievalModels retrieval, ExampleSettings settings, long seed) {
        this.dataset = dataset;
        this.timelines = timelines;
        this.merger = retrieval.merger();
        this.settings = settings;
        this.seed = seed;
    }

    /** Examples with {@code t1 <= time < t2} of the data set's split, in order of time. */
    Examples collect() {
        List<ExampleGroup> groups = new ArrayList<>();
        Random random = new Random(seed);
        for (Request request : requests()) {
            groups.add(sampled(request, random));
        }
        dataset.impressions().ifPresent(impressions -> addPages(impressions, groups));
        groups.removeIf(group -> group.size() == 0);
        groups.sort(Comparator.comparingLong(ExampleGroup::timeSeconds));
        return ExampleColumns.of(groups);
    }

    private List<Request> requests() {
        return Request.ofPositives(
                dataset.interactions(),
                timelines,
                dataset.split().t1Seconds(),
                dataset.split().t2Seconds(),
                settings.requests(),
                seed);
    }

    /** The liked item, if retrieval found it, and some of the other candidates, which stand for all the others. */
    private ExampleGroup sampled(Request request, Random random) {
        Candidates candidates =
                merger.merge(timelines.before(request.userId(), request.timeSeconds()), settings.candidates());
        List<Integer> negatives = new ArrayList<>(candidates.size());
        List<Integer> chosen = new ArrayList<>(settings.negatives() + 1);
        for (int i = 0; i < candidates.size(); i++) {
            (candidates.rows()[i] == request.itemRow() ? chosen : negatives).add(i);
        }
        int positives = chosen.size();
        Collections.shuffle(negatives, random);
        int taken = Math.min(settings.negatives(), negatives.size());
        chosen.addAll(negatives.subList(0, taken));
        ExampleGroup group = ExampleGroup.ofSize(request.userId(), request.timeSeconds(), false, chosen.size());
        for (int i = 0; i < chosen.size(); i++) {
            int candidate = chosen.get(i);
            group.rows()[i] = candidates.rows()[candidate];
            group.labels()[i] = i < positives ? 1 : 0;
            group.weights()[i] = i < positives ? 1 : (float) negatives.size() / taken;
            for (int source = 0; source < group.sourceScores().length; source++) {
                group.sourceScores()[source][i] = candidates.sourceScores()[source][candidate];
            }
        }
        return group;
    }

    private void addPages(Impressions impressions, List<ExampleGroup> groups) {
        Pages pages = new Pages(impressions, timelines, merger);
        List<Integer> starts =
                pages.starts(dataset.split().t1Seconds(), dataset.split().t2Seconds());
        Collections.shuffle(starts, new Random(seed));
        for (int start : starts.subList(0, Math.min(starts.size(), settings.pages()))) {
            groups.add(pages.group(start));
        }
    }
}
