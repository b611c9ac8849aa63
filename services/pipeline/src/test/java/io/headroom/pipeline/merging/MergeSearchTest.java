package io.headroom.pipeline.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.CandidateSource;
import io.headroom.models.retrieval.MergeSettings;
import io.headroom.models.retrieval.MergeSettings.SourceShare;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.models.retrieval.ScoredRows;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A source that knows what each user wants, and one that names anything. */
class MergeSearchTest {
    private static final int ITEMS = 400;
    private static final int LIMIT = 40;
    private static final int CANDIDATES = 30;
    private static final MergeSettings EQUAL =
            new MergeSettings(60, List.of(new SourceShare("knowing", 1, LIMIT), new SourceShare("guessing", 1, LIMIT)));
    private static final MergeSearchSettings SETTINGS = new MergeSearchSettings(1_000, CANDIDATES, 2, 4);

    private final Interactions events = events();
    private final Timelines timelines = Timelines.of(events);
    private final List<Request> requests = Request.ofPositives(events, timelines, 0, Long.MAX_VALUE, 1_000, 1);
    private final CandidateMerger merger = merger(EQUAL);
    private final MergeTrials trials = MergeTrials.of(merger, timelines, requests, CANDIDATES);

    @Test
    void choose_givesLittleWeight_whereASourceIsUseless() {
        MergeSettings chosen = choose();

        // Weights far apart enough to have no effect any more are all the same to the search: what counts is what comes
        // through.
        assertThat(shareOfGuesses(EQUAL)).isGreaterThan(0.4);
        assertThat(shareOfGuesses(chosen)).isLessThan(0.1);
        assertThat(trials.quality(chosen).recall())
                .isGreaterThan(trials.quality(EQUAL).recall());
    }

    /** Of the merged items of users with a history, those only the useless source names. */
    private double shareOfGuesses(MergeSettings settings) {
        int all = 0;
        int guesses = 0;
        for (Request request : requests) {
            if (!query(request).isColdStart()) {
                float[][] scores =
                        merger(settings).merge(query(request), CANDIDATES).sourceScores();
                for (float score : scores[0]) {
                    all++;
                    guesses += Float.isNaN(score) ? 1 : 0;
                }
            }
        }
        return (double) guesses / all;
    }

    @Test
    void choose_choosesTheSame_whenAskedTwice() {
        assertThat(choose()).isEqualTo(choose());
    }

    @Test
    void choose_leavesListLengthsAlone() {
        assertThat(choose().sources()).extracting(SourceShare::limit).containsOnly(LIMIT);
    }

    @Test
    void quality_isThatOfTheListsServed() {
        MergeSettings uneven = new MergeSettings(
                7, List.of(new SourceShare("knowing", 0.3, LIMIT), new SourceShare("guessing", 0.7, LIMIT)));
        long found = requests.stream()
                .filter(request -> Arrays.stream(
                                merger(uneven).merge(query(request), CANDIDATES).rows())
                        .anyMatch(row -> row == request.itemRow()))
                .count();

        assertThat(found).isBetween(1L, requests.size() - 1L);
        assertThat(trials.quality(uneven).recall()).isEqualTo((double) found / requests.size());
    }

    private MergeSettings choose() {
        return new MergeSearch(SETTINGS)
                .choose(EQUAL, merge -> trials.quality(merge).value(SETTINGS.orderWeight()));
    }

    private RetrievalQuery query(Request request) {
        return timelines.before(request.userId(), request.timeSeconds());
    }

    /** Users like, one after the other, items a little above the one before. */
    private static Interactions events() {
        Random random = new Random(3);
        List<long[]> rows = new ArrayList<>();
        for (int user = 0; user < 40; user++) {
            int item = random.nextInt(100);
            for (int i = 0; i < 8; i++) {
                rows.add(new long[] {user + 1, item, 1_000L + user + 100L * i});
                item += 1 + random.nextInt(LIMIT);
            }
        }
        rows.sort((a, b) -> Long.compare(a[2], b[2]));
        float[] ratings = new float[rows.size()];
        Arrays.fill(ratings, 5f);
        return new Interactions(
                rows.stream().mapToLong(row -> row[0]).toArray(),
                rows.stream().mapToInt(row -> (int) row[1]).toArray(),
                ratings,
                rows.stream().mapToLong(row -> row[2]).toArray());
    }

    private static CandidateMerger merger(MergeSettings settings) {
        return new CandidateMerger(
                ITEMS,
                List.of(source("knowing", MergeSearchTest::above), source("guessing", MergeSearchTest::any)),
                settings);
    }

    private static int[] above(RetrievalQuery query, int limit) {
        int newest = query.isColdStart() ? 0 : query.historyRows()[0];
        int[] rows = new int[limit];
        Arrays.setAll(rows, i -> (newest + 1 + i) % ITEMS);
        return rows;
    }

    private static int[] any(RetrievalQuery query, int limit) {
        long seed = query.isColdStart() ? 0 : query.historyRows()[0];
        return new Random(seed).ints(0, ITEMS).distinct().limit(limit).toArray();
    }

    private interface Naming {
        int[] rows(RetrievalQuery query, int limit);
    }

    private static CandidateSource source(String name, Naming naming) {
        return new CandidateSource() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public ScoredRows retrieve(RetrievalQuery query, int limit) {
                BitSet seen = query.seen();
                int[] rows = Arrays.stream(naming.rows(query, limit))
                        .filter(row -> !seen.get(row))
                        .toArray();
                return new ScoredRows(rows, new float[rows.length]);
            }
        };
    }
}
