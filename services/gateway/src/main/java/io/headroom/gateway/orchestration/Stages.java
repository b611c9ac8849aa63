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
import io.headroom.runtime.metrics.StageMetrics;

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

    /** Stages behind the given channels. */
    public static Stages over(
            Channel candidates, Channel ranking, Scenario scenario, StageMetrics metrics, DepthController depth) {
        return new Stages(
                new StageClient<>(
                        CANDIDATES,
                        candidates,
                        CandidatesGrpc.getGenerateMethod(),
                        scenario.stage(CANDIDATES),
                        GenerateReply::getStagesList,
                        metrics),
                new StageClient<>(
                        RANKING,
                        ranking,
                        RankingGrpc.getRankMethod(),
                        scenario.stage(RANKING),
                        RankReply::getStagesList,
                        metrics),
                metrics,
                depth);
    }
}
