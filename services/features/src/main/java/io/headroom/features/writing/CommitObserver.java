package io.headroom.features.writing;

/** Told of each group that became durable, on the writer's thread. */
@FunctionalInterface
public interface CommitObserver {
    void committed(int writes, long spentNanos);
}
