package io.headroom.ranking.serving;

import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.StageReport;
import io.headroom.ranking.memory.ChosenFeatures;
import io.headroom.ranking.memory.FeatureChoice;
import io.headroom.ranking.scoring.LoggedFeatures;
import io.headroom.ranking.scoring.Scorer;
import io.headroom.runtime.bundle.DataClock;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.calls.StageClient;
import io.headroom.runtime.deadlines.CallScope;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One rank request from its arrival to its reply: read features, then decode, encode and score on a worker. Never blocks. Without a sensible
 * answer of the feature store the candidates are scored by what it said before, or as new items for a new user; the reply tells which.
 */
final class RankingStage {
    private static final StageReport NOT_READ = StageReport.newBuilder()
            .setStage("ranking/features")
            .setOutcome(Outcome.OUTCOME_SKIPPED)
            .build();

    private final StageClient<ReadRequest, ReadReply> features;
    private final LoadedRanking ranking;
    private final DataClock clock;
    private final RankingMetrics metrics;
    private final FeatureChoice choice;

    RankingStage(
            StageClient<ReadRequest, ReadReply> features,
            LoadedRanking ranking,
            DataClock clock,
            RankingMetrics metrics) {
        this.features = features;
        this.ranking = ranking;
        this.clock = clock;
        this.metrics = metrics;
        this.choice = ranking.newChoice();
    }

    /** @param forced what the reply must be made from, without reading the store; UNSPECIFIED when that is free */
    CompletableFuture<RankReply> rank(RankRequest request, FeatureUse forced, CallScope scope) {
        if (request.getCandidates().getItemIdsCount() == 0) {
            return CompletableFuture.completedFuture(
                    RankReply.newBuilder().setBundle(ranking.bundle()).build());
        }
        return switch (forced) {
            case FEATURE_USE_STALE -> score(request, scope, NOT_READ, rows -> counted(recalled(request, rows)));
            case FEATURE_USE_DEFAULT -> score(request, scope, NOT_READ, rows -> counted(choice.defaults(rows)));
            default ->
                features.call(ranking.reader().featuresOf(request), scope, ranking.reservedForScoring())
                        .thenCompose(answer ->
                                score(request, scope, answer.report(), rows -> counted(chosen(request, rows, answer))));
        };
    }

    /** What a request whose features were read makes of it, with a memory of its own and counted nowhere. */
    CompletableFuture<RankReply> rehearse(
            RankRequest request, CallScope scope, StageAnswer<ReadReply> answer, FeatureChoice memory) {
        return score(request, scope, answer.report(), rows -> memory.choose(request.getUserId(), rows, answer.reply()));
    }

    void close() {
        ranking.pool().close();
    }

    private ChosenFeatures chosen(RankRequest request, int[] rows, StageAnswer<ReadReply> answer) {
        return choice.choose(request.getUserId(), rows, answer.reply());
    }

    private ChosenFeatures counted(ChosenFeatures chosen) {
        metrics.features().used(chosen.use());
        if (chosen.nonsense()) {
            metrics.features().nonsense();
        }
        return chosen;
    }

    private ChosenFeatures recalled(RankRequest request, int[] rows) {
        return choice.choose(request.getUserId(), rows, Optional.empty());
    }

    private CompletableFuture<RankReply> score(
            RankRequest request, CallScope scope, StageReport read, Function<int[], ChosenFeatures> choose) {
        return ranking.pool().submit(scope, scorer -> {
            int[] rows = ranking.reader().itemRows(request);
            ChosenFeatures chosen = choose.apply(rows);
            return reply(request, score(scorer, request, rows, chosen), read, chosen);
        });
    }

    private float[] score(Scorer scorer, RankRequest request, int[] rows, ChosenFeatures chosen) {
        long time = request.getTimeSeconds() == 0 ? clock.nowSeconds() : request.getTimeSeconds();
        return scorer.score(ranking.reader().read(request, time, rows, chosen.features()));
    }

    private RankReply reply(RankRequest request, float[] probabilities, StageReport read, ChosenFeatures chosen) {
        RankReply.Builder reply = RankReply.newBuilder()
                .setBundle(ranking.bundle())
                .setFeatureUse(chosen.use())
                .addStages(chosen.nonsense() ? nonsense(read) : read);
        for (float probability : probabilities) {
            reply.addProbabilities(probability);
        }
        if (request.getLoggedCandidates() > 0 && chosen.use() == FeatureUse.FEATURE_USE_FRESH) {
            reply.setFeatures(LoggedFeatures.of(request, chosen.features(), probabilities));
        }
        return reply.build();
    }

    /** A call that succeeded, but with an answer that makes no sense. */
    private static StageReport nonsense(StageReport read) {
        return read.toBuilder().setOutcome(Outcome.OUTCOME_ERROR).build();
    }
}
