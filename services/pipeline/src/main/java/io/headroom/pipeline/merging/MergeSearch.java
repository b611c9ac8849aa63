package io.headroom.pipeline.merging;

import io.headroom.models.retrieval.CoVisitationSettings;
import io.headroom.models.retrieval.MergeSettings;
import io.headroom.models.retrieval.MergeSettings.SourceShare;
import io.headroom.models.retrieval.RetrievalModels;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;

/**
 * Chooses how candidate lists are made and merged, on requests of the validation window with sources fit before it: first how fast
 * co-visitation forgets, then weights and rank offset by coordinate search. A change is kept only where it pays. List lengths stay as they
 * are: they decide what serving costs, which is not for a search on quality to say. Deterministic.
 */
public final class MergeSearch {
    private static final double FIRST_STEP = 4;
    private static final double LEAST_WEIGHT = 1e-3;
    private static final double MOST_WEIGHT = 1e3;
    private static final double LEAST_OFFSET = 1;
    private static final double MOST_OFFSET = 1_000;
    private static final double LEAST_GAIN = 1e-9;

    private final MergeSearchSettings settings;

    public MergeSearch(MergeSearchSettings settings) {
        this.settings = settings;
    }

    /** @param retrieval fit on events before t1 of the data set's split; its settings are where the search begins */
    public MergeChoice choose(Dataset dataset, Timelines timelines, RetrievalModels retrieval, long seed) {
        List<Request> requests = Request.ofPositives(
                dataset.interactions(),
                timelines,
                dataset.split().t1Seconds(),
                dataset.split().t2Seconds(),
                settings.requests(),
                seed);
        MergeSettings start = retrieval.mergeSettings();
        CoVisitationSettings history = new HistoryDecaySearch(timelines, requests, settings).choose(retrieval);
        MergeTrials trials = trials(retrieval.with(history, start), timelines, requests);
        MergeSettings merge = choose(start, tried -> value(trials.quality(tried)));
        MergeQuality before = trials(retrieval, timelines, requests).quality(start);
        MergeQuality after = trials.quality(merge);
        // What is better for one source alone need not be so for all together.
        return value(after) >= value(before)
                ? new MergeChoice(history, merge, before, after)
                : new MergeChoice(retrieval.coVisitation().settings(), start, before, before);
    }

    private double value(MergeQuality quality) {
        return quality.value(settings.orderWeight());
    }

    private MergeTrials trials(RetrievalModels retrieval, Timelines timelines, List<Request> requests) {
        return MergeTrials.of(retrieval.merger(), timelines, requests, settings.candidates());
    }

    /** The best found for an objective to be made large. */
    MergeSettings choose(MergeSettings start, ToDoubleFunction<MergeSettings> objective) {
        Choice choice = new Choice(start, objective.applyAsDouble(start));
        double step = FIRST_STEP;
        for (int round = 0; round < settings.rounds(); round++) {
            for (double factor : new double[] {step, 1 / step}) {
                choice = climbed(choice, factor, objective);
            }
            step = Math.sqrt(step);
        }
        return choice.settings();
    }

    private static Choice climbed(Choice from, double factor, ToDoubleFunction<MergeSettings> objective) {
        Choice best = from;
        for (Change change : changes(from.settings(), factor)) {
            for (Choice next = best.after(change, objective);
                    next.value() > best.value() + LEAST_GAIN;
                    next = best.after(change, objective)) {
                best = next;
            }
        }
        return best;
    }

    /** One change for the rank offset and one for each source. */
    private static List<Change> changes(MergeSettings settings, double factor) {
        List<Change> changes = new ArrayList<>();
        changes.add(merge ->
                new MergeSettings(Math.clamp(merge.rankOffset() * factor, LEAST_OFFSET, MOST_OFFSET), merge.sources()));
        for (int source = 0; source < settings.sources().size(); source++) {
            int index = source;
            changes.add(merge ->
                    reweighted(merge, index, weight -> Math.clamp(weight * factor, LEAST_WEIGHT, MOST_WEIGHT)));
        }
        return changes;
    }

    private static MergeSettings reweighted(MergeSettings merge, int source, DoubleUnaryOperator change) {
        List<SourceShare> shares = new ArrayList<>(merge.sources());
        SourceShare share = shares.get(source);
        shares.set(source, new SourceShare(share.source(), change.applyAsDouble(share.weight()), share.limit()));
        return new MergeSettings(merge.rankOffset(), shares);
    }

    @FunctionalInterface
    private interface Change {
        MergeSettings apply(MergeSettings settings);
    }

    /** Settings and what they are worth. */
    private record Choice(MergeSettings settings, double value) {
        Choice after(Change change, ToDoubleFunction<MergeSettings> objective) {
            MergeSettings changed = change.apply(settings);
            return new Choice(changed, objective.applyAsDouble(changed));
        }
    }
}
