package io.headroom.pipeline.merging;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.models.retrieval.MergeSettings;
import io.headroom.models.retrieval.MergeSettings.SourceShare;
import io.headroom.models.retrieval.ScoredRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** Whatever the sources say, a search cannot lose on what it searches on, and stays within its bounds. */
class MergeSearchPropertyTest {
    private static final int ITEMS = 80;

    @Property(tries = 60)
    void choose_isNeverWorseThanWhereItBegan(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 4) int sources,
            @ForAll @DoubleRange(min = 1, max = 200) double offset,
            @ForAll @DoubleRange(min = 0.01, max = 10) double weight) {
        MergeSettings start = new MergeSettings(offset, shares(sources, weight));
        MergeTrials trials = trials(sources, new Random(seed));
        MergeSearchSettings settings = new MergeSearchSettings(100, 15, 2, 3);

        MergeSettings chosen = new MergeSearch(settings)
                .choose(start, merge -> trials.quality(merge).value(settings.orderWeight()));

        assertThat(trials.quality(chosen).value(settings.orderWeight()))
                .isGreaterThanOrEqualTo(trials.quality(start).value(settings.orderWeight()));
        assertThat(chosen.rankOffset()).isBetween(1.0, 1_000.0);
        assertThat(chosen.sources())
                .allSatisfy(share -> assertThat(share.weight()).isBetween(1e-3, 1e3));
    }

    private static List<SourceShare> shares(int sources, double weight) {
        return IntStream.range(0, sources)
                .mapToObj(source -> new SourceShare(name(source), weight * (1 + source), 20))
                .toList();
    }

    private static MergeTrials trials(int sources, Random random) {
        List<JudgedLists> requests = new ArrayList<>();
        for (int request = 0; request < 30; request++) {
            List<ScoredRows> lists = new ArrayList<>();
            for (int source = 0; source < sources; source++) {
                int[] rows = random.ints(0, ITEMS)
                        .distinct()
                        .limit(random.nextInt(21))
                        .toArray();
                lists.add(new ScoredRows(rows, new float[rows.length]));
            }
            requests.add(JudgedLists.of(lists, random.nextInt(ITEMS)));
        }
        return new MergeTrials(
                IntStream.range(0, sources)
                        .mapToObj(MergeSearchPropertyTest::name)
                        .toList(),
                requests,
                15);
    }

    private static String name(int source) {
        return "source" + source;
    }
}
