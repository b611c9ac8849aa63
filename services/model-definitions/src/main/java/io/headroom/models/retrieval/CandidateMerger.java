package io.headroom.models.retrieval;

import io.headroom.models.retrieval.MergeSettings.SourceShare;
import java.util.Arrays;
import java.util.List;

/** Asks every source and merges their lists by weighted reciprocal ranks, keeping who named what. Immutable and safe for concurrent use. */
public final class CandidateMerger {
    private final int itemCount;
    private final List<CandidateSource> sources;
    private final List<String> names;
    private final MergeSettings settings;

    /**
     * @param itemCount number of item rows
     * @param sources the sources, in the order their scores are reported
     */
    public CandidateMerger(int itemCount, List<CandidateSource> sources, MergeSettings settings) {
        this.itemCount = itemCount;
        this.sources = List.copyOf(sources);
        this.names = sources.stream().map(CandidateSource::name).toList();
        this.settings = settings;
        names.forEach(settings::shareOf);
    }

    /** At most {@code limit} unseen items, best first. */
    public Candidates merge(RetrievalQuery query, int limit) {
        List<ScoredRows> lists = sources.stream()
                .map(source ->
                        source.retrieve(query, settings.shareOf(source.name()).limit()))
                .toList();
        int[] rows = best(lists, limit);
        return new Candidates(rows, names, scoresBySource(lists, rows));
    }

    /** What one source alone says, by its place among {@link #sources}. */
    public ScoredRows retrieve(int source, RetrievalQuery query) {
        return sources.get(source)
                .retrieve(query, settings.shareOf(names.get(source)).limit());
    }

    /** The sources this merger asks. */
    public List<CandidateSource> sources() {
        return sources;
    }

    public MergeSettings settings() {
        return settings;
    }

    private int[] best(List<ScoredRows> lists, int limit) {
        float[] fused = new float[itemCount];
        for (int s = 0; s < lists.size(); s++) {
            SourceShare share = settings.shareOf(names.get(s));
            int[] rows = lists.get(s).rows();
            for (int rank = 0; rank < rows.length; rank++) {
                fused[rows[rank]] += settings.part(share, rank);
            }
        }
        TopRows top = new TopRows(limit);
        for (int row = 0; row < itemCount; row++) {
            if (fused[row] > 0) {
                top.offer(row, fused[row]);
            }
        }
        return top.drain().rows();
    }

    private float[][] scoresBySource(List<ScoredRows> lists, int[] rows) {
        int[] places = new int[itemCount];
        for (int i = 0; i < rows.length; i++) {
            places[rows[i]] = i + 1;
        }
        float[][] scores = new float[lists.size()][rows.length];
        for (int s = 0; s < scores.length; s++) {
            Arrays.fill(scores[s], Float.NaN);
            ScoredRows list = lists.get(s);
            for (int i = 0; i < list.size(); i++) {
                int place = places[list.rows()[i]];
                if (place > 0) {
                    scores[s][place - 1] = list.scores()[i];
                }
            }
        }
        return scores;
    }
}
