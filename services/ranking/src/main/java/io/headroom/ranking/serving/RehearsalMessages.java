package io.headroom.ranking.serving;

import com.google.protobuf.InvalidProtocolBufferException;
import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.SourceScores;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.SourceNames;
import io.headroom.models.items.ItemRows;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Requests made up to be as large and as varied as real ones, with the feature store's answers to them, so that no peer is needed. */
final class RehearsalMessages {
    private static final int LOGGED = 60;

    private final FeatureViews views;
    private final ItemRows items;
    private final RandomGenerator random;

    RehearsalMessages(FeatureViews views, ItemRows items, RandomGenerator random) {
        this.views = views;
        this.items = items;
        this.random = random;
    }

    /** A request for so many candidates, gone through the wire's format. */
    RankRequest request(int candidates, long timeSeconds) {
        CandidateSet.Builder set = CandidateSet.newBuilder();
        for (int i = 0; i < candidates; i++) {
            set.addItemIds(items.id(random.nextInt(items.count())));
        }
        for (String source : SourceNames.ALL) {
            SourceScores.Builder scores = SourceScores.newBuilder().setSource(source);
            for (int i = 0; i < candidates; i++) {
                scores.addScores(random.nextBoolean() ? random.nextFloat() : Float.NaN);
            }
            set.addSources(scores);
        }
        byte[] message = RankRequest.newBuilder()
                .setUserId(1)
                .setTimeSeconds(timeSeconds)
                .setCandidates(set)
                .setLoggedCandidates(LOGGED)
                .setLoggedValues(true)
                .build()
                .toByteArray();
        try {
            return RankRequest.parseFrom(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message just written must be readable", e);
        }
    }

    /** What a feature store could answer to the request. */
    ReadReply features(RankRequest request) {
        long now = request.getTimeSeconds();
        long[] user = {request.getUserId()};
        long[] candidates = request.getCandidates().getItemIdsList().stream()
                .mapToLong(Long::longValue)
                .toArray();
        int history = 50;
        List<RowColumn> lists = List.of(
                LongColumn.lists("items", Arrays.copyOf(repeat(candidates, history), history)),
                LongColumn.lists("times", new long[history]),
                FloatColumn.lists("ratings", values(history)));
        return ReadReply.newBuilder()
                .addViews(rows(FeatureViews.USER, user, now, scalars(views.userColumns(), 1)))
                .addViews(rows(FeatureViews.USER_HISTORY, user, now, lists))
                .addViews(rows(FeatureViews.ITEM, candidates, now, scalars(views.itemColumns(), candidates.length)))
                .build();
    }

    private static ViewRows rows(String view, long[] ids, long now, List<RowColumn> columns) {
        boolean[] present = new boolean[ids.length];
        Arrays.fill(present, true);
        long[] updatedAt = new long[ids.length];
        Arrays.fill(updatedAt, Math.max(1, now - 3_600));
        return new RowColumns(view, ids, present, updatedAt, columns).encode();
    }

    private List<RowColumn> scalars(List<String> names, int rows) {
        return names.stream()
                .<RowColumn>map(name -> FloatColumn.scalar(name, values(rows)))
                .toList();
    }

    private float[] values(int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = random.nextFloat() * 5;
        }
        return values;
    }

    private static long[] repeat(long[] values, int atLeast) {
        long[] repeated = new long[Math.max(atLeast, values.length)];
        for (int i = 0; i < repeated.length; i++) {
            repeated[i] = values[i % values.length];
        }
        return repeated;
    }
}
