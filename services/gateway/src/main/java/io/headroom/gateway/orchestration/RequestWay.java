package io.headroom.gateway.orchestration;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.StageReport;
import io.headroom.gateway.ladder.Findings;
import io.headroom.gateway.ladder.Ladder;
import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.bundle.DataClock;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.deadlines.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Leads a request through its stages: candidate generation, ranking, re-ranking. Whatever fails, it answers, on the best rung of the ladder
 * that is left, inside the request's timeout. Thread-safe and non-blocking.
 */
public final class RequestWay {
    private final Scenario scenario;
    private final DataClock dataClock;
    private final Ladder ladder;
    private final Selection selection;
    private final int candidateCount;
    private final LongSupplier nanoTime;

    RequestWay(
            Scenario scenario,
            DataClock dataClock,
            Ladder ladder,
            Selection selection,
            int candidateCount,
            LongSupplier nanoTime) {
        this.scenario = scenario;
        this.dataClock = dataClock;
        this.ladder = ladder;
        this.selection = selection;
        this.candidateCount = candidateCount;
        this.nanoTime = nanoTime;
    }

    /** Answers; the future does not complete exceptionally for any fault of a stage. It may complete on a network thread. */
    public CompletableFuture<Answer> answer(Query query, Stages stages) {
        return new Passage(query, stages).begin();
    }

    /** One request under way. Its steps follow each other, so nothing here needs a lock. */
    private final class Passage {
        private final Query query;
        private final Stages stages;
        private final long begunAt = nanoTime.getAsLong();
        private final Deadline deadline =
                new Deadline(begunAt + scenario.request().timeout().toNanos(), nanoTime);
        private final List<StageReport> reports = new ArrayList<>();

        Passage(Query query, Stages stages) {
            this.query = query;
            this.stages = stages;
        }

        CompletableFuture<Answer> begin() {
            GenerateRequest request = GenerateRequest.newBuilder()
                    .setRequestId(query.requestId())
                    .setUserId(query.userId())
                    .setLimit(candidateCount)
                    .setTimeSeconds(dataClock.nowSeconds())
                    .build();
            Duration owed = owed(Stages.RANKING).plus(owed(Stages.RERANK));
            return stages.candidates()
                    .call(request, deadline, owed)
                    .thenCompose(answer -> afterCandidates(answer, request.getTimeSeconds()));
        }

        private CompletableFuture<Answer> afterCandidates(StageAnswer<GenerateReply> answer, long timeSeconds) {
            boolean coldStart = answer.reply().map(GenerateReply::getColdStart).orElse(false);
            boolean nonsense = answer.reply().isPresent()
                    && !ReplyChecks.isConsistent(answer.reply().get().getCandidates());
            reports.add(nonsense ? Reports.nonsense(answer.report()) : answer.report());
            Optional<CandidateSet> candidates = answer.reply()
                    .map(GenerateReply::getCandidates)
                    .filter(set -> !nonsense && set.getItemIdsCount() > 0);
            if (candidates.isEmpty()) {
                reports.add(Reports.skipped(Stages.RANKING));
                return CompletableFuture.completedFuture(
                        finish(new Findings(candidates, Optional.empty(), reports), coldStart));
            }
            RankRequest request = RankRequest.newBuilder()
                    .setRequestId(query.requestId())
                    .setUserId(query.userId())
                    .setTimeSeconds(timeSeconds)
                    .setCandidates(candidates.get())
                    .putAllContext(query.context())
                    .build();
            return stages.ranking()
                    .call(request, deadline, owed(Stages.RERANK))
                    .thenApply(ranked -> afterRanking(candidates.get(), ranked, coldStart));
        }

        private Answer afterRanking(CandidateSet candidates, StageAnswer<RankReply> answer, boolean coldStart) {
            Optional<float[]> probabilities =
                    answer.reply().flatMap(reply -> ReplyChecks.probabilities(reply, candidates.getItemIdsCount()));
            boolean nonsense = answer.reply().isPresent() && probabilities.isEmpty();
            reports.add(nonsense ? Reports.nonsense(answer.report()) : answer.report());
            return finish(new Findings(Optional.of(candidates), probabilities, reports), coldStart);
        }

        private Answer finish(Findings findings, boolean coldStart) {
            Budget budget = scenario.stage(Stages.RERANK);
            Duration granted = deadline.grant(budget.timeout(), Duration.ZERO);
            long startedAt = nanoTime.getAsLong();
            Ladder.Step step = ladder.choose(findings);
            List<Answer.Choice> choices = selection.select(step.slate(), query.limit());
            long spent = nanoTime.getAsLong() - startedAt;
            stages.metrics().record(Stages.RERANK, Outcome.OUTCOME_OK, spent);
            reports.add(StageReport.newBuilder()
                    .setStage(Stages.RERANK)
                    .setBudgetMicros(TimeUnit.NANOSECONDS.toMicros(granted.toNanos()))
                    .setSpentMicros(TimeUnit.NANOSECONDS.toMicros(spent))
                    .setOutcome(Outcome.OUTCOME_OK)
                    .build());
            return new Answer(
                    choices,
                    step.rung(),
                    findings.failures(),
                    coldStart,
                    TimeUnit.NANOSECONDS.toMicros(scenario.request().timeout().toNanos()),
                    TimeUnit.NANOSECONDS.toMicros(nanoTime.getAsLong() - begunAt),
                    reports);
        }

        private Duration owed(String stage) {
            return scenario.stage(stage).target(Percentile.P99).orElse(Duration.ZERO);
        }
    }
}
