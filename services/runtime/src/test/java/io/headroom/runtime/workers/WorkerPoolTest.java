package io.headroom.runtime.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.runtime.deadlines.CallScope;
import io.headroom.runtime.deadlines.Cancellation;
import io.headroom.runtime.deadlines.Deadline;
import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WorkerPoolTest {
    private static final Duration SOON = Duration.ofMillis(10);

    private final AtomicLong clock = new AtomicLong();
    private final CountedEvents events = new CountedEvents();

    @Test
    void submit_runsOnWorkerThatOwnsState() throws Exception {
        try (WorkerPool<Integer> pool = pool(2, 8)) {
            String thread = get(pool.submit(
                    deadline(),
                    worker -> worker + " on " + Thread.currentThread().getName()));

            assertThat(thread).matches("(0 on test-0)|(1 on test-1)");
            assertThat(events.started.get()).isEqualTo(1);
        }
    }

    @Test
    void submit_refusesAsOverloaded_whenQueueIsFull() throws Exception {
        try (WorkerPool<Integer> pool = pool(1, 2);
                Blocker blocker = new Blocker()) {
            CompletableFuture<String> running = pool.submit(deadline(), blocker);
            blocker.awaitRunning();
            List<CompletableFuture<String>> waiting =
                    List.of(pool.submit(deadline(), w -> "a"), pool.submit(deadline(), w -> "b"));

            CompletableFuture<String> refused = pool.submit(deadline(), w -> "c");

            assertThat(pool.queueDepth()).isEqualTo(2);
            assertFails(refused, FailureCategory.OVERLOADED, "test has 2 jobs waiting, its limit");
            assertThat(events.refused.get()).isEqualTo(1);
            blocker.release();
            assertThat(get(running)).isEqualTo("unblocked");
            assertThat(get(waiting.get(0)) + get(waiting.get(1))).isEqualTo("ab");
        }
    }

    @Test
    void submit_dropsJobUnstarted_whenItsDeadlinePassedInQueue() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        try (WorkerPool<Integer> pool = pool(1, 8);
                Blocker blocker = new Blocker()) {
            CompletableFuture<String> running = pool.submit(Deadline.after(Duration.ofDays(1), clock::get), blocker);
            blocker.awaitRunning();
            CompletableFuture<Integer> late = pool.submit(deadline(), w -> ran.incrementAndGet());
            clock.addAndGet(SOON.toNanos());
            blocker.release();

            assertThat(get(running)).isEqualTo("unblocked");
            assertFails(late, FailureCategory.DEADLINE_EXCEEDED, "the deadline passed after 10000 us in the queue");
            assertThat(ran.get()).isZero();
            assertThat(events.expired.get()).isEqualTo(1);
        }
    }

    @Test
    void submit_dropsJobUnstarted_whenItsCallerGaveUp() throws Exception {
        AtomicInteger ran = new AtomicInteger();
        Cancellation cancellation = new Cancellation();
        try (WorkerPool<Integer> pool = pool(1, 8);
                Blocker blocker = new Blocker()) {
            CompletableFuture<String> running = pool.submit(deadline(), blocker);
            blocker.awaitRunning();
            CompletableFuture<Integer> abandoned =
                    pool.submit(new CallScope(deadline(), cancellation), w -> ran.incrementAndGet());
            cancellation.cancel();
            blocker.release();

            assertThat(get(running)).isEqualTo("unblocked");
            assertFails(abandoned, FailureCategory.DEADLINE_EXCEEDED, "the caller gave up after 0 us in the queue");
            assertThat(ran.get()).isZero();
            assertThat(events.abandoned.get()).isEqualTo(1);
        }
    }

    @Test
    void submit_countsWaste_whenCallerGivesUpDuringWork() throws Exception {
        Cancellation cancellation = new Cancellation();
        try (WorkerPool<Integer> pool = pool(1, 8)) {
            get(pool.submit(new CallScope(deadline(), cancellation), w -> {
                cancellation.cancel();
                return w;
            }));

            assertThat(events.wasted.get()).isEqualTo(1);
        }
    }

    @Test
    void submit_countsWaste_whenDeadlinePassesDuringWork() throws Exception {
        try (WorkerPool<Integer> pool = pool(1, 8)) {
            long result = get(pool.submit(deadline(), w -> clock.addAndGet(SOON.toNanos())));

            assertThat(result).isEqualTo(SOON.toNanos());
            assertThat(events.wasted.get()).isEqualTo(1);
        }
    }

    @Test
    void submit_leavesWorkerAlive_whenJobThrows() throws Exception {
        try (WorkerPool<Integer> pool = pool(1, 8)) {
            CompletableFuture<String> failed = pool.submit(deadline(), w -> {
                throw new UnsatisfiedLinkError("native code broke");
            });

            assertThatThrownBy(() -> get(failed)).hasRootCauseMessage("native code broke");
            String next = get(pool.submit(deadline(), w -> "next"));
            assertThat(next).isEqualTo("next");
        }
    }

    @Test
    void submit_refusesAsUnavailable_whenClosed() {
        WorkerPool<Integer> pool = pool(1, 8);
        pool.close();

        assertFails(pool.submit(deadline(), w -> "x"), FailureCategory.UNAVAILABLE, "test is stopping");
    }

    @Test
    void close_finishesWhatIsQueuedAndEndsEveryWorker() throws Exception {
        Set<Integer> ended = ConcurrentHashMap.newKeySet();
        WorkerLife<Integer> life = new WorkerLife<>() {
            @Override
            public Integer begin(int worker) {
                return worker;
            }

            @Override
            public void end(Integer worker) {
                ended.add(worker);
            }
        };
        WorkerPool<Integer> pool = WorkerPool.start(new WorkerPoolSettings("test", 2, 64), life, events, clock::get);
        List<CompletableFuture<String>> queued = java.util.stream.IntStream.range(0, 50)
                .mapToObj(i -> pool.submit(deadline(), w -> "done " + i))
                .toList();

        pool.close();

        assertThat(queued).allMatch(CompletableFuture::isDone);
        assertThat(get(queued.get(49))).isEqualTo("done 49");
        assertThat(ended).containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void start_saysWhy_whenOneWorkerCannotBegin() {
        WorkerLife<Integer> life = worker -> {
            if (worker == 1) {
                throw new IllegalStateException("no model at /nowhere");
            }
            return worker;
        };

        assertThatThrownBy(() -> WorkerPool.start(new WorkerPoolSettings("test", 2, 8), life, events, clock::get))
                .isInstanceOf(WorkerStartException.class)
                .hasMessage("test worker cannot start: no model at /nowhere");
    }

    @Test
    void settings_nameValue_whenOutOfRange() {
        assertThatThrownBy(() -> new WorkerPoolSettings("ranking", 0, 8))
                .hasMessage("ranking workers are 0, but must be at least 1");
        assertThatThrownBy(() -> new WorkerPoolSettings("ranking", 1, 0))
                .hasMessage("ranking queue capacity is 0, but must be at least 1");
    }

    private WorkerPool<Integer> pool(int workers, int capacity) {
        return WorkerPool.start(new WorkerPoolSettings("test", workers, capacity), w -> w, events, clock::get);
    }

    private Deadline deadline() {
        return Deadline.after(SOON, clock::get);
    }

    private static <T> T get(CompletableFuture<T> future) throws Exception {
        return future.get(10, TimeUnit.SECONDS);
    }

    private static void assertFails(CompletableFuture<?> future, FailureCategory category, String message) {
        assertThatThrownBy(() -> get(future))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.category()).isEqualTo(category))
                .hasMessageContaining(message);
    }

    /** A job that runs until it is released, so that the queue behind it can be filled. */
    private static final class Blocker implements java.util.function.Function<Integer, String>, AutoCloseable {
        private final CountDownLatch running = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        @Override
        public String apply(Integer worker) {
            running.countDown();
            try {
                return released.await(10, TimeUnit.SECONDS) ? "unblocked" : "never released";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return "interrupted";
            }
        }

        void awaitRunning() throws InterruptedException {
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        }

        void release() {
            released.countDown();
        }

        @Override
        public void close() {
            release();
        }
    }

    private static final class CountedEvents implements WorkerPoolEvents {
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger expired = new AtomicInteger();
        private final AtomicInteger abandoned = new AtomicInteger();
        private final AtomicInteger started = new AtomicInteger();
        private final AtomicInteger wasted = new AtomicInteger();

        @Override
        public void refused() {
            refused.incrementAndGet();
        }

        @Override
        public void dropped(CallScope.Over reason, long waitedNanos) {
            (reason == CallScope.Over.DEADLINE ? expired : abandoned).incrementAndGet();
        }

        @Override
        public void started(long waitedNanos) {
            started.incrementAndGet();
        }

        @Override
        public void wasted(CallScope.Over reason, long workedNanos) {
            wasted.incrementAndGet();
        }
    }
}
