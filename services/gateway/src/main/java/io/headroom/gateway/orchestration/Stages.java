package io.headroom.gateway.orchestration;

import io.grpc.Channel;
import io.headroom.contracts.v1.CandidatesGrpc;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.GenerateRequest;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.RankingGrpc;
import io.headroom.gateway.depth.DepthController;
import io.headroom.runtime.budgets.Scenario;
import io.headroom.runtime.calls.StageClient;
import io.headroom.runtime.deadlines.Cancellation;
import io.headroom.runtime.metrics.StageMetrics;
import io.headroom.runtime.retries.Attempts;
import java.util.function.Function;

/**
 * The stages a request passes: two in other processes, and re-ranking in this one.
 *
 * @param metrics where the times of all three are recorded
 * @param depth learns from this ranking how many candidates it can rank in a given time
 */
public record Stages(
        StageClient<GenerateRequest, GenerateReply> candidates,
        StageClient<RankRequest, RankReply> ranking,
        StageMetrics metrics,
        DepthController depth) {
    static final String CANDIDATES = "candidates";
    static final String RANKING = "ranking";
    static final String RERANK = "rerank";

    /** These stages for one client: what is called is cancelled when that client is gone. */
    public Stages cancelledBy(Cancellation client) {
        return new Stages(candidates.cancelledBy(client), ranking.cancelledBy(client), metrics, depth);
    }

    /** Stages behind the given channels, each call sent once. */
    public static Stages over(
            Channel candidates, Channel ranking, Scenario scenario, StageMetrics metrics, DepthController depth) {
        return over(candidates, ranking, scenario, metrics, depth, stage -> Attempts.once());
    }

    /**
     * Stages behind the given channels. Both only read, so a call may be sent again.
     *
     * @param attempts how often, by stage
     */
    public static Stages over(
            Channel candidates,
            Channel ranking,
            Scenario scenario,
            StageMetrics metrics,
            DepthController depth,
            Function<String, Attempts> attempts) {
        return new Stages(
                new StageClient<>(
                        CANDIDATES,
                        candidates,
                        CandidatesGrpc.getGenerateMethod(),
                        scenario.stage(CANDIDATES),
                        GenerateReply::getStagesList,
                        metrics,
                        attempts.apply(CANDIDATES)),
                new StageClient<>(
                        RANKING,
                        ranking,
                        RankingGrpc.getRankMethod(),
                        scenario.stage(RANKING),
                        RankReply::getStagesList,
                        metrics,
                        attempts.apply(RANKING)),
                metrics,
                depth);
    }
}
