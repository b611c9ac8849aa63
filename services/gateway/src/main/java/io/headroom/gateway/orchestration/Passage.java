package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.contracts.v1.StageReport;
import io.headroom.gateway.depth.Depth;
import io.headroom.gateway.ladder.Findings;
import io.headroom.gateway.ladder.Ladder;
import io.headroom.gateway.ladder.RungName;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.deadlines.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One request under way. Its steps follow each other, so nothing here needs a lock. */
final class Passage {
    private final Route route;
    private final Query query;
    private final Stages stages;
    private final long begunAt;
    private final Deadline deadline;
    private final long timeSeconds;
    private final List<StageReport> reports = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private FeatureUse features = FeatureUse.FEATURE_USE_FRESH;
    private Optional<ScoredFeatures> scoredFrom = Optional.empty();
    private boolean coldStart;

    Passage(Route route, Query query, Stages stages) {
        this.route = route;
        this.query = query;
        this.stages = stages;
        this.begunAt = route.nanoTime().getAsLong();
        this.deadline =
                new Deadline(begunAt + route.scenario().request().timeout().toNanos(), route.nanoTime());
        this.timeSeconds = query.experiment().timeSeconds().orElseGet(route.dataClock()::nowSeconds);
        query.experiment().rung().ifPresent(rung -> notes.add("forced: " + rung));
    }

    CompletableFuture<Answer> begin() {
        if (query.experiment().forces(RungName.POPULAR)) {
            reports.add(Reports.skipped(Stages.CANDIDATES));
            return completed(unranked(Optional.empty()));
        }
        GenerateRequest request = GenerateRequest.newBuilder()
                .setRequestId(query.requestId())
                .setUserId(query.userId())
                .setLimit(route.candidates())
                .setTimeSeconds(timeSeconds)
                .setForcedFeatureUse(query.experiment().features())
                .build();
        Duration owed = route.owed(Stages.RANKING).plus(route.owed(Stages.RERANK));
        Duration granted = deadline.grant(route.timeout(Stages.CANDIDATES), owed);
        return route.lastResort()
                .guard(Stages.CANDIDATES, granted, () -> stages.candidates().call(request, deadline, owed))
                .thenCompose(this::afterCandidates);
    }

    /** The answer when this process itself failed on the way. */
    Answer abandon() {
        notes.add("gateway: ERROR");
        return finish(findings(Optional.empty(), Optional.empty()));
    }

    private CompletableFuture<Answer> afterCandidates(StageAnswer<GenerateReply> answer) {
        Optional<CandidateSet> found = answer.reply().map(GenerateReply::getCandidates);
        boolean sensible = answer.reply().filter(route.checks()::isSensible).isPresent();
        boolean empty = found.filter(set -> set.getItemIdsCount() == 0).isPresent();
        reports.add(found.isEmpty() || sensible ? answer.report() : Reports.nonsense(answer.report()));
        if (!sensible || empty) {
            if (sensible) {
                notes.add(Stages.CANDIDATES + ": EMPTY");
            }
            return completed(unranked(Optional.empty()));
        }
        GenerateReply reply = answer.reply().orElseThrow();
        coldStart = reply.getColdStart();
        noteFeatures(reply.getFeatureUse(), answer.report());
        return query.experiment().forces(RungName.RETRIEVAL_ORDER)
                ? completed(unranked(found))
                : rank(reply.getCandidates());
    }

    private CompletableFuture<Answer> rank(CandidateSet candidates) {
        Duration owed = route.owed(Stages.RERANK);
        Duration granted = deadline.grant(route.timeout(Stages.RANKING), owed);
        Depth depth = depth(candidates.getItemIdsCount(), granted);
        if (depth.ranked() == 0) {
            notes.add(DepthNotes.note(depth, granted));
            return completed(unranked(Optional.of(candidates)));
        }
        var request = RankRequests.of(query, timeSeconds, candidates, depth.ranked());
        return route.lastResort()
                .guard(Stages.RANKING, granted, () -> stages.ranking().call(request, deadline, owed))
                .thenApply(answer -> afterRanking(candidates, depth, granted, answer));
    }

    private Depth depth(int candidates, Duration granted) {
        return query.experiment().forces(RungName.SHALLOW)
                ? Depth.forced(route.forcedDepth(), candidates)
                : stages.depth().plan(candidates, micros(granted.toNanos()));
    }

    private Answer afterRanking(CandidateSet candidates, Depth depth, Duration granted, StageAnswer<RankReply> answer) {
        int ranked = depth.ranked();
        Optional<float[]> probabilities = answer.reply().flatMap(reply -> ReplyChecks.probabilities(reply, ranked));
        boolean nonsense = answer.reply().isPresent() && probabilities.isEmpty();
        reports.add(nonsense ? Reports.nonsense(answer.report()) : answer.report());
        if (probabilities.isPresent()) {
            if (!depth.isAll()) {
                notes.add(DepthNotes.note(depth, granted));
            }
            RankReply reply = answer.reply().orElseThrow();
            noteFeatures(reply.getFeatureUse(), answer.report());
            scoredFrom = Optional.of(reply).filter(RankReply::hasFeatures).map(RankReply::getFeatures);
            stages.depth().answered(ranked, answer.report().getSpentMicros());
        } else if (Reports.usedUpItsTime(answer.report())) {
            stages.depth().late(ranked);
        }
        return finish(findings(Optional.of(candidates), probabilities));
    }

    private Answer unranked(Optional<CandidateSet> candidates) {
        reports.add(Reports.skipped(Stages.RANKING));
        return finish(findings(candidates, Optional.empty()));
    }

    private Answer finish(Findings findings) {
        Duration granted = deadline.grant(route.timeout(Stages.RERANK), Duration.ZERO);
        long startedAt = route.nanoTime().getAsLong();
        Ladder.Step<Answer.Choice> step =
                route.ladder().choose(findings, slate -> route.selection().select(slate, query.limit()));
        long spent = route.nanoTime().getAsLong() - startedAt;
        stages.metrics().record(Stages.RERANK, Outcome.OUTCOME_OK, spent);
        reports.add(Reports.ended(Stages.RERANK, Outcome.OUTCOME_OK, granted, spent));
        List<String> reasons = findings.reasons();
        if (step.emptied()) {
            reasons.add(Stages.CANDIDATES + ": none passed the rules");
        }
        return new Answer(
                step.choices(),
                step.rung(),
                reasons,
                timeSeconds,
                coldStart,
                micros(route.scenario().request().timeout().toNanos()),
                micros(route.nanoTime().getAsLong() - begunAt),
                reports,
                scoredFrom);
    }

    private Findings findings(Optional<CandidateSet> candidates, Optional<float[]> probabilities) {
        return new Findings(
                candidates,
                probabilities,
                features,
                reports,
                notes,
                query.experiment().rung());
    }

    /** Keeps the worst, and sees to it that there is a reason even if no stage below reports a failure. */
    private void noteFeatures(FeatureUse stated, StageReport report) {
        FeatureUse use = Reports.featuresOf(stated, report);
        features = Reports.worse(features, use);
        if (use != FeatureUse.FEATURE_USE_FRESH
                && Findings.failures(report.getStagesList()).isEmpty()) {
            notes.add(report.getStage() + "/features: " + Reports.name(use));
        }
    }

    private static long micros(long nanos) {
        return TimeUnit.NANOSECONDS.toMicros(nanos);
    }

    private static CompletableFuture<Answer> completed(Answer answer) {
        return CompletableFuture.completedFuture(answer);
    }
}
