package io.headroom.harness.quality.replay;

import io.headroom.contracts.v1.ViewRows;
import io.headroom.harness.quality.replay.ReplayProgress.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Brings the feature store to the moment of each request, in order of time, and asks for the answer of every rung. One request after the
 * other: the state of the store is part of the question.
 */
public final class Replay {
    private static final long PROGRESS_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int BEFORE_ALL = -1;
    /** Services that have just started may be too slow for a fresh answer at first; without one nothing can become stale. */
    private static final int FIRST_VISIT_ROUNDS = 10;

    private final HeldOutWindow window;
    private final StoreWriter store;
    private final ForcedAnswers gateway;
    private final Consumer<ReplayProgress> progress;
    private final LongSupplier nanoTime;
    private long shownAt;

    public Replay(
            HeldOutWindow window,
            StoreWriter store,
            ForcedAnswers gateway,
            Consumer<ReplayProgress> progress,
            LongSupplier nanoTime) {
        this.window = window;
        this.store = store;
        this.gateway = gateway;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.shownAt = nanoTime.getAsLong();
    }

    /** @param requests of the window, in order of time */
    public List<ReplayedRequest> run(List<HeldOutRequest> requests) throws InterruptedException {
        visitOnce(requests);
        List<ReplayedRequest> replayed = new ArrayList<>(requests.size());
        int before = BEFORE_ALL;
        for (HeldOutRequest request : requests) {
            bringTo(before, request);
            replayed.add(ask(request));
            before = request.index();
            show(Phase.REPLAY, replayed.size(), requests.size());
        }
        return replayed;
    }

    /** Every user of the sample asks once at the start of the window, and the services remember what they read for it. */
    private void visitOnce(List<HeldOutRequest> requests) throws InterruptedException {
        long[] users =
                requests.stream().mapToLong(HeldOutRequest::userId).distinct().toArray();
        for (int i = 0; i < users.length; i++) {
            for (int round = 0; round < FIRST_VISIT_ROUNDS; round++) {
                if (gateway.ask(users[i], window.fromSeconds(), ForcedRung.FULL).isOf(ForcedRung.FULL)) {
                    break;
                }
            }
            show(Phase.FIRST_VISITS, i + 1, users.length);
        }
    }

    private void bringTo(int before, HeldOutRequest request) {
        for (ViewRows changes : window.changes(before, request.index())) {
            store.write(List.of(changes));
        }
        store.write(window.user(request));
    }

    private ReplayedRequest ask(HeldOutRequest request) throws InterruptedException {
        Map<ForcedRung, RungAnswer> answers = new EnumMap<>(ForcedRung.class);
        for (ForcedRung rung : ForcedRung.STALE_FIRST) {
            answers.put(rung, gateway.ask(request.userId(), request.timeSeconds(), rung));
        }
        return new ReplayedRequest(request, answers);
    }

    private void show(Phase phase, int done, int total) {
        if (done == total || nanoTime.getAsLong() - shownAt >= PROGRESS_NANOS) {
            shownAt = nanoTime.getAsLong();
            progress.accept(new ReplayProgress(phase, done, total, gateway.repeated()));
        }
    }
}
