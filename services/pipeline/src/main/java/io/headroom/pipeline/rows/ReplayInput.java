package io.headroom.pipeline.rows;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.FloatType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import io.headroom.features.definitions.SourceNames;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.dataset.Probes;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The events and probes of a replay as Spark data frames, made on the workers from broadcast columns. In every frame {@link #PHASE} is
 * {@link #ASK} for a probe and {@link #EVENT} for an event: a probe sorts before the events of its second.
 */
final class ReplayInput implements AutoCloseable {

    static final String USER = "user";
    static final String ITEM = "item";
    static final String TIME = "time";
    static final String PHASE = "phase";
    static final String KIND = "kind";
    static final String VALUE = "value";
    static final String REQUEST = "request";
    static final String PROBE = "probe";
    static final String LABEL = "label";
    static final String SCORES = "scores";

    static final int ASK = 0;
    static final int EVENT = 1;

    /** Values of {@link #KIND}. */
    static final int RATING = 0;

    static final int IMPRESSION = 1;

    private static final StructType EVENTS = new StructType()
            .add(USER, LongType)
            .add(ITEM, IntegerType)
            .add(TIME, LongType)
            .add(PHASE, IntegerType)
            .add(KIND, IntegerType)
            .add(VALUE, FloatType)
            .add(REQUEST, IntegerType);
    private static final StructType PROBES = new StructType()
            .add(USER, LongType)
            .add(ITEM, IntegerType)
            .add(TIME, LongType)
            .add(PHASE, IntegerType)
            .add(KIND, IntegerType)
            .add(VALUE, FloatType)
            .add(REQUEST, IntegerType)
            .add(PROBE, IntegerType)
            .add(LABEL, FloatType)
            .add(SCORES, BinaryType);

    private final IndexedFrame frames;
    private final Broadcast<Interactions> interactions;
    private final Broadcast<List<Impressions>> impressions;
    private final Broadcast<Probes> probes;
    private final Broadcast<FactColumns> facts;
    private final int[] requestOf;
    private final int[] firstProbeOf;

    ReplayInput(SparkSession spark, Dataset dataset, Probes probes) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.frames = new IndexedFrame(spark);
        this.interactions = context.broadcast(dataset.interactions());
        this.impressions =
                context.broadcast(new ArrayList<>(dataset.impressions().stream().toList()));
        this.probes = context.broadcast(probes);
        this.facts = context.broadcast(FactColumns.of(dataset.catalogue().facts()));
        this.requestOf = requestOf(probes.requestIds());
        this.firstProbeOf = firstProbeOf(requestOf);
    }

    /** Numbers the requests 0, 1, ... in the order in which they come. */
    private static int[] requestOf(long[] requestIds) {
        int[] requestOf = new int[requestIds.length];
        for (int probe = 1; probe < requestIds.length; probe++) {
            requestOf[probe] = requestOf[probe - 1] + (requestIds[probe] == requestIds[probe - 1] ? 0 : 1);
        }
        return requestOf;
    }

    private static int[] firstProbeOf(int[] requestOf) {
        int requests = requestOf.length == 0 ? 0 : requestOf[requestOf.length - 1] + 1;
        int[] first = new int[requests];
        for (int probe = requestOf.length - 1; probe >= 0; probe--) {
            first[requestOf[probe]] = probe;
        }
        return first;
    }

    int probeCount() {
        return requestOf.length;
    }

    int requestCount() {
        return firstProbeOf.length;
    }

    int[] requestOf() {
        return requestOf;
    }

    Broadcast<FactColumns> facts() {
        return facts;
    }

    org.apache.spark.sql.Dataset<Row> ratings() {
        Broadcast<Interactions> columns = interactions;
        return frames.of(columns.value().size(), EVENTS, index -> {
            Interactions all = columns.value();
            return RowFactory.create(
                    all.userIds()[index],
                    all.itemRows()[index],
                    all.timeSeconds()[index],
                    EVENT,
                    RATING,
                    all.ratings()[index],
                    -1);
        });
    }

    /** Ratings and impressions. */
    org.apache.spark.sql.Dataset<Row> itemEvents() {
        Broadcast<List<Impressions>> columns = impressions;
        return columns.value().isEmpty()
                ? ratings()
                : ratings().unionByName(frames.of(columns.value().getFirst().size(), EVENTS, index -> {
                    Impressions all = columns.value().getFirst();
                    return RowFactory.create(
                            all.userIds()[index],
                            all.itemRows()[index],
                            all.timeSeconds()[index],
                            EVENT,
                            IMPRESSION,
                            all.clicked()[index] ? 1f : 0f,
                            -1);
                }));
    }

    /** One row a request. */
    org.apache.spark.sql.Dataset<Row> requests() {
        Broadcast<Probes> columns = probes;
        int[] first = firstProbeOf;
        return frames.of(first.length, EVENTS, request -> {
            Probes all = columns.value();
            int probe = first[request];
            return RowFactory.create(all.userIds()[probe], -1, all.timeSeconds()[probe], ASK, -1, 0f, request);
        });
    }

    org.apache.spark.sql.Dataset<Row> probes() {
        Broadcast<Probes> columns = probes;
        int[] requests = requestOf;
        return frames.of(requests.length, PROBES, probe -> {
            Probes all = columns.value();
            float[] scores = new float[SourceNames.ALL.size()];
            for (int source = 0; source < scores.length; source++) {
                scores[source] = all.sourceScores()[source][probe];
            }
            return RowFactory.create(
                    all.userIds()[probe],
                    all.itemRows()[probe],
                    all.timeSeconds()[probe],
                    ASK,
                    -1,
                    0f,
                    requests[probe],
                    probe,
                    all.labels()[probe],
                    FloatBytes.pack(scores));
        });
    }

    @Override
    public void close() {
        List.of(interactions, impressions, probes, facts).forEach(Broadcast::destroy);
    }
}
