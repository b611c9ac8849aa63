package io.headroom.runtime.workers;

import java.util.concurrent.CompletableFuture;

/** The life of one worker thread: begin, take jobs until the pool is closed and drained, end. */
final class Worker<S> implements Runnable {
    private static final System.Logger LOG = System.getLogger(Worker.class.getName());

    private final WorkerPool<S> pool;
    private final WorkerLife<S> life;
    private final int number;
    private final CompletableFuture<Void> begun;

    Worker(WorkerPool<S> pool, WorkerLife<S> life, int number, CompletableFuture<Void> begun) {
        this.pool = pool;
        this.life = life;
        this.number = number;
        this.begun = begun;
    }

    @Override
    public void run() {
        S state;
        try {
            state = life.begin(number);
        } catch (Throwable e) {
            // Also an Error, such as a native library that does not link: whoever starts the pool must hear of it.
            begun.completeExceptionally(e);
            return;
        }
        begun.complete(null);
        try {
            work(state);
        } finally {
            end(state);
        }
    }

    private void work(S state) {
        while (true) {
            try {
                WorkerPool.Job<S> job = pool.next();
                if (job != null) {
                    job.run(state);
                } else if (pool.closed()) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void end(S state) {
        try {
            life.end(state);
        } catch (Exception e) {
            LOG.log(System.Logger.Level.WARNING, pool.settings().name() + " worker " + number + " did not end well", e);
        }
    }
}
