package io.headroom.candidates.serving;

import io.headroom.candidates.generation.CandidateMessages;
import io.headroom.candidates.memory.ChosenUser;
import io.headroom.candidates.memory.UserChoice;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.StageReport;
import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.Candidates;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.calls.StageClient;
import io.headroom.runtime.deadlines.CallScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * One request for candidates from its arrival to its reply: read the user, then search and merge on a worker. Never blocks. Without a sensible
 * answer of the feature store the user is taken as it said before, or as a stranger, who gets popular and fresh items; the reply tells which.
 */
final class CandidatesStage {
    private static final StageReport NOT_READ = StageReport.newBuilder()
            .setStage("candidates/features")
            .setOutcome(Outcome.OUTCOME_SKIPPED)
            .build();

    private final StageClient<ReadRequest, ReadReply> features;
    private final LoadedCandidates candidates;
    private final CandidatesMetrics metrics;
    private final UserChoice choice;

    CandidatesStage(
            StageClient<ReadRequest, ReadReply> features, LoadedCandidates candidates, CandidatesMetrics metrics) {
        this.features = features;
        this.candidates = candidates;
        this.metrics = metrics;
        this.choice = candidates.newChoice();
    }

    /** @param forced what the reply must be made from, without reading the store; UNSPECIFIED when that is free */
    CompletableFuture<GenerateReply> generate(long userId, int limit, FeatureUse forced, CallScope scope) {
        return switch (forced) {
            case FEATURE_USE_STALE ->
                generate(limit, scope, NOT_READ, () -> counted(choice.choose(userId, Optional.empty())));
            case FEATURE_USE_DEFAULT -> generate(limit, scope, NOT_READ, () -> counted(choice.unknown()));
            default ->
                features.call(candidates.users().featuresOf(userId), scope, candidates.reservedForSearch())
                        .thenCompose(answer -> generate(
                                limit, scope, answer.report(), () -> counted(choice.choose(userId, answer.reply()))));
        };
    }

    /** What a request whose features were read makes of it, with a memory of its own and counted nowhere. */
    CompletableFuture<GenerateReply> rehearse(
            long userId, int limit, CallScope scope, StageAnswer<ReadReply> answer, UserChoice memory) {
        return generate(limit, scope, answer.report(), () -> memory.choose(userId, answer.reply()));
    }

    void close() {
        try {
            candidates.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the vector index cannot be closed: " + e.getMessage(), e);
        }
    }

    private CompletableFuture<GenerateReply> generate(
            int limit, CallScope scope, StageReport read, Supplier<ChosenUser> choose) {
        return candidates.pool().submit(scope, merger -> reply(merger, limit, read, choose));
    }

    private GenerateReply reply(CandidateMerger merger, int limit, StageReport read, Supplier<ChosenUser> choose) {
        long startedAt = System.nanoTime();
        ChosenUser user = choose.get();
        Candidates merged = merger.merge(user.query(), limit);
        metrics.generated(merged, System.nanoTime() - startedAt);
        return GenerateReply.newBuilder()
                .setCandidates(CandidateMessages.encode(merged, candidates.items()))
                .addStages(user.nonsense() ? nonsense(read) : read)
                .setBundle(candidates.bundle())
                .setColdStart(user.isColdStart())
                .setFeatureUse(user.use())
                .build();
    }

    private ChosenUser counted(ChosenUser user) {
        metrics.used(user);
        return user;
    }

    /** A call that succeeded, but with an answer that makes no sense. */
    private static StageReport nonsense(StageReport read) {
        return read.toBuilder().setOutcome(Outcome.OUTCOME_ERROR).build();
    }
}
