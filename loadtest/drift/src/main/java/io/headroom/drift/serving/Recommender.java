package io.headroom.drift.serving;

import io.headroom.drift.setting.SimulatedWorld;
import io.headroom.drift.setting.StoredFeatures;
import io.headroom.features.definitions.CandidateColumns;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Impression.ShownItem;
import io.headroom.monitoring.log.ScoredFeatures;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers requests as the services do: candidates, their features, scores, a page, and the record of it. Of a page some places are given to
 * chance, so that what is shown is not only what the model likes. Not thread-safe.
 */
public final class Recommender {
    /** Items of a page. */
    public static final int PAGE = 10;

    public static final String BUNDLE = "simulated";
    public static final String FULL = "FULL";
    public static final String RETRIEVAL_ORDER = "RETRIEVAL_ORDER";

    private static final long SPENT_MICROS = 20_000;

    private final SimulatedWorld world;
    private final Optional<Ranker> ranker;
    private final RowEncoder encoder;
    private final Candidates candidates;
    private final FeatureReads reads;
    private final SeededStream draws;
    private final SeededStream faults;
    private final CandidateColumns columns;
    private final float[] inputs;
    private final double[] scores = new double[Candidates.COUNT];

    Recommender(
            SimulatedWorld world,
            Embeddings embeddings,
            StoredFeatures store,
            Optional<Ranker> ranker,
            long seed,
            long run) {
        this.world = world;
        this.ranker = ranker;
        this.encoder = new RowEncoder(world.views());
        this.candidates = new Candidates(world, embeddings);
        this.reads = new FeatureReads(world, store);
        this.draws = SeededStream.of(seed, Concern.SERVING, 2 * run);
        // Its own stream, so that runs with and without a fault draw the same candidates.
        this.faults = SeededStream.of(seed, Concern.SERVING, 2 * run + 1);
        int count = Candidates.COUNT;
        this.columns = new CandidateColumns(
                count,
                new float[count * world.views().itemWidth()],
                reads.itemUpdated,
                new long[count],
                new int[count],
                candidates.sourceScores());
        this.inputs = new float[count * encoder.width()];
    }

    /** An answer of the whole path. */
    public Impression answer(Request request, FeatureFault fault) {
        candidates.draw(request.user(), draws);
        reads.read(request.user(), candidates, fault, faults);
        encode(request);
        for (int index = 0; index < scores.length; index++) {
            int offset = index * encoder.width();
            scores[index] =
                    ranker.map(trained -> trained.probability(inputs, offset)).orElseGet(draws::nextDouble);
        }
        int[] page = Page.explored(scores, draws);
        List<ShownItem> items = new ArrayList<>(PAGE);
        for (int place = 0; place < PAGE; place++) {
            items.add(shown(page[place], place, (float) scores[page[place]], place));
        }
        return impression(request, FULL, items, Optional.of(features(page)));
    }

    /** An answer without the ranker. */
    public Impression retrievalOrder(Request request) {
        candidates.draw(request.user(), draws);
        for (int index = 0; index < scores.length; index++) {
            scores[index] = candidates.fame(index);
        }
        int[] page = Page.best(scores);
        List<ShownItem> items = new ArrayList<>(PAGE);
        for (int place = 0; place < PAGE; place++) {
            items.add(shown(page[place], place, 1f / (place + 1), -1));
        }
        return impression(request, RETRIEVAL_ORDER, items, Optional.empty());
    }

    /** Copies the model input row of the item at a position of the last answer from 0. */
    public float[] input(Impression last, int place) {
        for (int index = 0; index < Candidates.COUNT; index++) {
            if (candidates.item(index) + 1L == last.items().get(place).itemId()) {
                return Arrays.copyOfRange(inputs, index * encoder.width(), (index + 1) * encoder.width());
            }
        }
        throw new IllegalArgumentException("item %d is not of the last answer"
                .formatted(last.items().get(place).itemId()));
    }

    /** Width of a model input row. */
    public int inputWidth() {
        return encoder.width();
    }

    private void encode(Request request) {
        int width = world.views().itemWidth();
        for (int index = 0; index < Candidates.COUNT; index++) {
            ItemFacts facts = world.facts(candidates.item(index));
            columns.genreMasks()[index] = facts.genreMask();
            columns.years()[index] = facts.year();
            for (int column = 0; column < width; column++) {
                columns.itemValues()[column * Candidates.COUNT + index] = reads.items[index * width + column];
            }
        }
        encoder.forRequest(reads.user, reads.userUpdated, request.timeSeconds(), request.device())
                .encodeAll(columns, inputs, 0);
    }

    private ShownItem shown(int index, int place, float score, int row) {
        return new ShownItem(candidates.item(index) + 1L, place + 1, score, candidates.sources(index), row);
    }

    private ScoredFeatures features(int[] page) {
        int width = world.views().itemWidth();
        long[] ids = new long[PAGE];
        long[] updated = new long[PAGE];
        float[] values = new float[PAGE * width];
        for (int place = 0; place < PAGE; place++) {
            ids[place] = candidates.item(page[place]) + 1L;
            updated[place] = reads.itemUpdated[page[place]];
            System.arraycopy(reads.items, page[place] * width, values, place * width, width);
        }
        float[] user = reads.userUpdated == 0 ? new float[0] : reads.user.clone();
        return LoggedFeatures.of(user, reads.userUpdated, ids, values, updated);
    }

    private static Impression impression(
            Request request, String rung, List<ShownItem> items, Optional<ScoredFeatures> features) {
        return new Impression(
                request.atMillis(),
                request.id(),
                request.user() + 1L,
                request.timeSeconds(),
                BUNDLE,
                rung,
                false,
                Map.of("device", request.device()),
                items,
                features,
                SPENT_MICROS);
    }
}
