package io.headroom.drift.serving;

import io.headroom.drift.setting.SimulatedWorld;
import io.headroom.features.definitions.SourceNames;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.randomness.WeightedChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Draws what is ranked for one request: well-known items, items one hears of, and new ones; of all of these the nearest to the user count as
 * found by the two-tower source too. Holds the last draw. Not thread-safe.
 */
final class Candidates {
    static final int COUNT = 40;

    private static final int POPULAR = 16;
    private static final int HEARD_OF = 18;
    private static final int NEAREST = 14;
    private static final int NEW_ITEMS = 300;
    private static final int SOURCES = SourceNames.ALL.size();
    private static final float SCALE = 3;

    private final Embeddings embeddings;
    private final WeightedChoice popular;
    private final WeightedChoice heardOf;
    private final float[] fame;
    private final int[] drawnFor;
    private final int[] items = new int[COUNT];
    private final float[] sourceScores = new float[SOURCES * COUNT];
    private final float[] affinities = new float[COUNT];
    private int request;

    Candidates(SimulatedWorld world, Embeddings embeddings) {
        this.embeddings = embeddings;
        double[] attention = world.world().catalogue().attention();
        this.popular = new WeightedChoice(attention);
        this.heardOf = new WeightedChoice(
                Arrays.stream(attention).map(StrictMath::sqrt).toArray());
        this.fame = fame(attention);
        this.drawnFor = new int[world.items()];
    }

    private static float[] fame(double[] attention) {
        float[] fame = new float[attention.length];
        for (int item = 0; item < fame.length; item++) {
            fame[item] = (float) (StrictMath.log(attention[item]) + 6);
        }
        return fame;
    }

    void draw(int user, SeededStream stream) {
        request++;
        Arrays.fill(sourceScores, Float.NaN);
        for (int index = 0; index < COUNT; index++) {
            items[index] = drawNew(index, stream);
            drawnFor[items[index]] = request;
            affinities[index] = SCALE * embeddings.affinity(user, items[index]);
            name(user, index);
        }
        nameNearest();
    }

    private int drawNew(int index, SeededStream stream) {
        int item;
        do {
            item = index < POPULAR
                    ? popular.draw(stream)
                    : index < POPULAR + HEARD_OF
                            ? heardOf.draw(stream)
                            : drawnFor.length - 1 - stream.nextInt(NEW_ITEMS);
        } while (drawnFor[item] == request);
        return item;
    }

    private void name(int user, int index) {
        if (index < POPULAR) {
            score(SourceNames.POPULAR, index, fame[items[index]]);
        } else if (index < POPULAR + HEARD_OF) {
            score(SourceNames.CO_VISITATION, index, SCALE * embeddings.similarity(user, items[index]));
        } else {
            score(SourceNames.FRESH, index, items[index] * 1f / drawnFor.length);
        }
    }

    private void nameNearest() {
        float[] sorted = affinities.clone();
        Arrays.sort(sorted);
        for (int index = 0; index < COUNT; index++) {
            if (affinities[index] >= sorted[COUNT - NEAREST]) {
                score(SourceNames.TWO_TOWER, index, affinities[index]);
            }
        }
    }

    private void score(String source, int index, float score) {
        sourceScores[SourceNames.ALL.indexOf(source) * COUNT + index] = score;
    }

    int item(int index) {
        return items[index];
    }

    /** How well known a candidate is, on a scale that only orders. */
    float fame(int index) {
        return fame[items[index]];
    }

    /** As {@link io.headroom.features.definitions.CandidateColumns} wants them. */
    float[] sourceScores() {
        return sourceScores;
    }

    List<String> sources(int index) {
        List<String> names = new ArrayList<>(2);
        for (int source = 0; source < SOURCES; source++) {
            if (!Float.isNaN(sourceScores[source * COUNT + index])) {
                names.add(SourceNames.ALL.get(source));
            }
        }
        return names;
    }
}
