package io.headroom.candidates.serving;

import io.headroom.candidates.generation.CandidateMessages;
import io.headroom.candidates.generation.UserReader;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.Candidates;
import io.headroom.models.retrieval.RetrievalQuery;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.calls.StageClient;
import io.headroom.runtime.deadlines.CallScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;

/**
 * One request for candidates from its arrival to its reply: read the user, then search and merge on a worker. Never blocks. Without an answer
 * of the feature store the candidates are those of a stranger, popular and fresh; the reply's stage report tells the caller.
 */
final class CandidatesStage {
    private final StageClient<ReadRequest, ReadReply> features;
    private final LoadedCandidates candidates;
    private final CandidatesMetrics metrics;

    CandidatesStage(
            StageClient<ReadRequest, ReadReply> features, LoadedCandidates candidates, CandidatesMetrics metrics) {
        this.features = features;
        this.candidates = candidates;
        this.metrics = metrics;
    }

    CompletableFuture<GenerateReply> generate(long userId, int limit, CallScope scope) {
        return features.call(UserReader.featuresOf(userId), scope, candidates.reservedForSearch())
                .thenCompose(answer -> generate(limit, scope, answer));
    }

    /** Searches on a worker with what the store answered. */
    CompletableFuture<GenerateReply> generate(int limit, CallScope scope, StageAnswer<ReadReply> features) {
        if (features.reply().isEmpty()) {
            metrics.answeredWithoutFeatures();
        }
        return candidates.pool().submit(scope, merger -> reply(merger, limit, features));
    }

    void close() {
        try {
            candidates.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the vector index cannot be closed: " + e.getMessage(), e);
        }
    }

    private GenerateReply reply(CandidateMerger merger, int limit, StageAnswer<ReadReply> features) {
        long startedAt = System.nanoTime();
        RetrievalQuery query = features.reply().map(candidates.users()::read).orElseGet(candidates.users()::unknown);
        Candidates merged = merger.merge(query, limit);
        metrics.generated(merged, System.nanoTime() - startedAt);
        boolean coldStart = features.reply().isPresent() && query.isColdStart();
        if (coldStart) {
            metrics.coldStart();
        }
        return GenerateReply.newBuilder()
                .setCandidates(CandidateMessages.encode(merged, candidates.items()))
                .addStages(features.report())
                .setBundle(candidates.bundle())
                .setColdStart(coldStart)
                .build();
    }
}
