package io.headroom.pipeline.ranker;

import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.models.retrieval.ScoredRows;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.replay.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lists that were really shown: impressions of one user at one time, with what the candidate sources would have said of their items. */
public final class Pages {
    private final Impressions impressions;
    private final Timelines timelines;
    private final CandidateMerger merger;

    public Pages(Impressions impressions, Timelines timelines, CandidateMerger merger) {
        this.impressions = impressions;
        this.timelines = timelines;
        this.merger = merger;
    }

    /** The first impression of every page with {@code fromSeconds <= time < toSeconds}, in order. */
    public List<Integer> starts(long fromSeconds, long toSeconds) {
        List<Integer> starts = new ArrayList<>();
        int end = impressions.firstAtOrAfter(toSeconds);
        for (int i = impressions.firstAtOrAfter(fromSeconds); i < end; i = end(i)) {
            starts.add(i);
        }
        return starts;
    }

    /** One past the last impression of the page that begins at an impression. */
    public int end(int start) {
        int end = start + 1;
        while (end < impressions.size()
                && impressions.userIds()[end] == impressions.userIds()[start]
                && impressions.timeSeconds()[end] == impressions.timeSeconds()[start]) {
            end++;
        }
        return end;
    }

    /** For each source, a score for each item of a page; NaN where it does not name the item for this user. */
    public float[][] sourceScores(RetrievalQuery query, int[] rows) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            places.put(rows[i], i);
        }
        float[][] scores = new float[merger.sources().size()][rows.length];
        for (int source = 0; source < scores.length; source++) {
            Arrays.fill(scores[source], Float.NaN);
            ScoredRows list = merger.retrieve(source, query);
            for (int i = 0; i < list.size(); i++) {
                Integer place = places.get(list.rows()[i]);
                if (place != null) {
                    scores[source][place] = list.scores()[i];
                }
            }
        }
        return scores;
    }

    ExampleGroup group(int start) {
        int size = end(start) - start;
        long userId = impressions.userIds()[start];
        long time = impressions.timeSeconds()[start];
        ExampleGroup group = ExampleGroup.ofSize(userId, time, true, size);
        for (int i = 0; i < size; i++) {
            group.rows()[i] = impressions.itemRows()[start + i];
            group.labels()[i] = impressions.clicked()[start + i] ? 1 : 0;
            group.weights()[i] = 1;
            group.positions()[i] = impressions.positions()[start + i];
        }
        float[][] scores = sourceScores(timelines.before(userId, time), group.rows());
        System.arraycopy(scores, 0, group.sourceScores(), 0, scores.length);
        return group;
    }
}
