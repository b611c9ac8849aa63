package io.headroom.ranking.serving;

import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.ranking.scoring.Scorer;
import io.headroom.runtime.bundle.DataClock;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.calls.StageClient;
import io.headroom.runtime.deadlines.CallScope;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * One rank request from its arrival to its reply: read features, then decode, encode and score on a worker. Never blocks. Without an answer of
 * the feature store the candidates are scored as new items for a new user; the reply's stage report tells the caller.
 */
final class RankingStage {
    private final StageClient<ReadRequest, ReadReply> features;
    private final LoadedRanking ranking;
    private final DataClock clock;
    private final RankingMetrics metrics;

    RankingStage(
            StageClient<ReadRequest, ReadReply> features,
            LoadedRanking ranking,
            DataClock clock,
            RankingMetrics metrics) {
        this.features = features;
        this.ranking = ranking;
        this.clock = clock;
        this.metrics = metrics;
    }

    CompletableFuture<RankReply> rank(RankRequest request, CallScope scope) {
        if (request.getCandidates().getItemIdsCount() == 0) {
            return CompletableFuture.completedFuture(
                    RankReply.newBuilder().setBundle(ranking.bundle()).build());
        }
        return features.call(ranking.reader().featuresOf(request), scope, ranking.reservedForScoring())
                .thenCompose(answer -> score(request, scope, answer));
    }

    /** Scores on a worker with what the store answered. */
    CompletableFuture<RankReply> score(RankRequest request, CallScope scope, StageAnswer<ReadReply> features) {
        if (features.reply().isEmpty()) {
            metrics.rankedWithDefaultFeatures();
        }
        return ranking.pool().submit(scope, scorer -> reply(score(scorer, request, features.reply()), features));
    }

    void close() {
        ranking.pool().close();
    }

    private float[] score(Scorer scorer, RankRequest request, Optional<ReadReply> features) {
        long time = request.getTimeSeconds() == 0 ? clock.nowSeconds() : request.getTimeSeconds();
        return scorer.score(ranking.reader().read(request, time, features));
    }

    private RankReply reply(float[] probabilities, StageAnswer<ReadReply> features) {
        RankReply.Builder reply =
                RankReply.newBuilder().setBundle(ranking.bundle()).addStages(features.report());
        for (float probability : probabilities) {
            reply.addProbabilities(probability);
        }
        return reply.build();
    }
}
