package io.headroom.candidates.serving;

import io.headroom.candidates.memory.UserChoice;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.UserHistory;
import io.headroom.models.items.ItemRows;
import io.headroom.runtime.calls.StageAnswer;
import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.readiness.RehearsedCalls;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * Made-up users through everything but the network, until the code they run is compiled. Peers are not needed: they may be starting as well.
 */
final class Rehearsal implements Runnable {
    private static final long SEED = 7;
    private static final int USERS = 16;
    private static final int SEEN = 200;
    private static final int NONSENSE_ONE_IN = 5;
    private static final ReadReply NONSENSE = ReadReply.getDefaultInstance();

    private final CandidatesStage stage;
    private final CandidatesConfig config;
    private final int atOnce;
    /** Of its own: who is made up must not be remembered. */
    private final UserChoice choice;

    private final List<ReadReply> users = new ArrayList<>();

    /** @param atOnce calls under way at one time */
    Rehearsal(CandidatesStage stage, LoadedCandidates candidates, CandidatesConfig config, int atOnce) {
        this.stage = stage;
        this.config = config;
        this.atOnce = atOnce;
        this.choice = candidates.newChoice();
        RandomGenerator random = new SplittableRandom(SEED);
        for (int user = 0; user < USERS; user++) {
            users.add(user(candidates.items(), random));
        }
    }

    /** Makes the calls. */
    @Override
    public void run() {
        RehearsedCalls.make(config.warmUpCalls(), atOnce, this::generate);
    }

    /** Now and then the store answers nonsense, and what it said before must do. */
    private CompletableFuture<GenerateReply> generate(int call) {
        int user = call % users.size();
        ReadReply answer = call % NONSENSE_ONE_IN == NONSENSE_ONE_IN - 1 ? NONSENSE : users.get(user);
        return stage.rehearse(
                user,
                config.defaultLimit(),
                CallScope.until(Deadline.after(config.warmUpCallTimeout(), System::nanoTime)),
                StageAnswer.madeUp(answer),
                choice);
    }

    private static ReadReply user(ItemRows items, RandomGenerator random) {
        float[] ratings = new float[UserHistory.LENGTH];
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = 1 + random.nextInt(9) * 0.5f;
        }
        return ReadReply.newBuilder()
                .addViews(row(
                        FeatureViews.USER_HISTORY,
                        LongColumn.lists("items", someItems(items, UserHistory.LENGTH, random)),
                        LongColumn.lists("times", new long[UserHistory.LENGTH]),
                        FloatColumn.lists("ratings", ratings)))
                .addViews(row(FeatureViews.USER_SEEN, LongColumn.lists("items", someItems(items, SEEN, random))))
                .build();
    }

    private static ViewRows row(String view, RowColumn... columns) {
        return new RowColumns(view, new long[] {1}, new boolean[] {true}, new long[] {1}, List.of(columns)).encode();
    }

    private static long[] someItems(ItemRows items, int count, RandomGenerator random) {
        return random.ints(count, 0, items.count()).mapToLong(items::id).toArray();
    }
}
