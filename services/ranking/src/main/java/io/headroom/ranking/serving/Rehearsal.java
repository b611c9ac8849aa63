package io.headroom.ranking.serving;

import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.ranking.memory.FeatureChoice;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.readiness.RehearsedCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Made-up requests through everything but the network, until the code they run is compiled. Peers are not needed: they may be starting as
 * well.
 */
final class Rehearsal implements Runnable {
    private static final long SEED = 7;
    private static final int SCRIPTS = 8;
    private static final int SILENT_ONE_IN = 5;
    private static final ReadReply NONSENSE = ReadReply.getDefaultInstance();

    private final RankingStage stage;
    private final RankingConfig config;
    private final int atOnce;
    /** Of its own: what is made up must not be remembered. */
    private final FeatureChoice choice;

    private final List<Script> scripts = new ArrayList<>();

    /** @param atOnce calls under way at one time */
    Rehearsal(RankingStage stage, LoadedRanking ranking, long timeSeconds, RankingConfig config, int atOnce) {
        this.stage = stage;
        this.config = config;
        this.atOnce = atOnce;
        this.choice = ranking.newChoice();
        RehearsalMessages messages =
                new RehearsalMessages(ranking.views(), ranking.items(), new SplittableRandom(SEED));
        List<Integer> sizes = ranking.batchSizes();
        for (int i = 0; i < SCRIPTS; i++) {
            RankRequest request = messages.request(sizes.get(sizes.size() - 1 - i % sizes.size()), timeSeconds);
            scripts.add(new Script(request, messages.features(request)));
        }
    }

    /** Makes the calls. */
    @Override
    public void run() {
        RehearsedCalls.make(config.warmUpCalls(), atOnce, this::score);
    }

    /** Now and then the store is taken as silent, and what it said before must do. */
    private CompletableFuture<RankReply> score(int call) {
        Script script = scripts.get(call % scripts.size());
        ReadReply answer = call % SILENT_ONE_IN == SILENT_ONE_IN - 1 ? NONSENSE : script.features();
        return stage.rehearse(
                script.request(),
                CallScope.until(Deadline.after(config.warmUpCallTimeout(), System::nanoTime)),
                StageAnswer.madeUp(answer),
                choice);
    }

    private record Script(RankRequest request, ReadReply features) {}
}
