package io.headroom.ranking.serving;

import io.headroom.contracts.v1.Outcome;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.StageReport;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.deadlines.Deadline;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Made-up requests through everything but the network, until the code they run is compiled. Peers are not needed: they may be starting as
 * well.
 */
final class Rehearsal {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final long SEED = 7;
    private static final int SCRIPTS = 8;

    private final RankingStage stage;
    private final LoadedRanking ranking;
    private final List<Script> scripts = new ArrayList<>();

    Rehearsal(RankingStage stage, LoadedRanking ranking, long timeSeconds) {
        this.stage = stage;
        this.ranking = ranking;
        RehearsalMessages messages =
                new RehearsalMessages(ranking.views(), ranking.items(), new SplittableRandom(SEED));
        List<Integer> sizes = ranking.batchSizes();
        for (int i = 0; i < SCRIPTS; i++) {
            RankRequest request = messages.request(sizes.get(sizes.size() - 1 - i % sizes.size()), timeSeconds);
            scripts.add(new Script(request, messages.features(request)));
        }
    }

    /** Makes so many calls, as many at a time as there are workers. */
    void run(int calls) {
        Deque<CompletableFuture<RankReply>> underWay = new ArrayDeque<>();
        for (int i = 0; i < calls; i++) {
            if (underWay.size() == ranking.pool().settings().workers()) {
                underWay.removeFirst().join();
            }
            underWay.addLast(call(scripts.get(i % scripts.size())));
        }
        underWay.forEach(CompletableFuture::join);
    }

    private CompletableFuture<RankReply> call(Script script) {
        StageReport report =
                StageReport.newBuilder().setOutcome(Outcome.OUTCOME_SKIPPED).build();
        return stage.score(
                script.request(),
                Deadline.after(PATIENCE, System::nanoTime),
                new StageAnswer.Answered<>(script.features(), report));
    }

    private record Script(RankRequest request, ReadReply features) {}
}
