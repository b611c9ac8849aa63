package io.headroom.ranking.serving;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.fixtures.FakeFeatureStore;
import io.headroom.fixtures.ServiceWorld;
import io.headroom.models.items.ItemRows;
import io.headroom.ranking.TestEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/** Ranking between a small bundle and a feature store that knows every user and item. */
public final class RankingWorld extends ServiceWorld {
    static final int ITEMS = 300;
    /** The store answers what does not fit the question. */
    static final long NONSENSE_USER = 666;

    @Override
    protected Map<String, String> prepare(Path bundles, Path directory) throws IOException {
        TinyBundle.publish(bundles, ITEMS);
        return Map.of(
                "headroom.peers.features",
                featureStore(RankingWorld::answerTo),
                "headroom.ranking.engine-cache",
                TestEngine.CACHE.toString(),
                "headroom.experiments.enabled",
                "true",
                "headroom.ranking.warm-up-calls",
                "20");
    }

    private static ReadReply answerTo(ReadRequest request) {
        long user = FakeFeatureStore.userOf(request);
        if (user == NONSENSE_USER) {
            return ReadReply.getDefaultInstance();
        }
        RankRequest asked = RankRequest.newBuilder()
                .setUserId(user)
                .setTimeSeconds(TinyBundle.DATA_AS_OF)
                .setCandidates(CandidateSet.newBuilder()
                        .addAllItemIds(request.getReads(2).getEntityIdsList()))
                .build();
        return new RehearsalMessages(TinyBundle.views(), new ItemRows(new long[] {1}), new SplittableRandom(user))
                .features(asked);
    }
}
