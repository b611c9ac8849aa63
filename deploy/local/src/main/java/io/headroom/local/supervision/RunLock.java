package io.headroom.local.supervision;

import io.headroom.local.files.FileFailure;
import io.headroom.local.state.RunDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by a process while it lives, and released by the system when it dies: two cannot do the same in one run directory. */
public final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock of whoever supervises; empty when another supervisor holds it. */
    static Optional<RunLock> tryAcquire(RunDirectory run) {
        return tryAcquire(run, run.lockFile());
    }

    /** The lock of whoever breaks the services of a run; empty when another experiment holds it. */
    public static Optional<RunLock> tryAcquireForExperiment(RunDirectory run) {
        return tryAcquire(run, run.experimentLockFile());
    }

    private static Optional<RunLock> tryAcquire(RunDirectory run, Path file) {
        try {
            Files.createDirectories(run.path());
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (isLocked(channel)) {
                return Optional.of(new RunLock(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException failure) {
            throw new LocalRunException(
                    "cannot use the run directory " + run.path() + ": " + FileFailure.describe(failure));
        }
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot release the run lock", failure);
        }
    }
}
