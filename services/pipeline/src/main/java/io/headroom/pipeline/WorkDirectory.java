package io.headroom.pipeline;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/**
 * The directory a run works in, used by one run at a time. What Spark scatters goes into one scratch directory below it, which is removed in
 * the end, and in the beginning if a run that was killed left it.
 */
final class WorkDirectory implements AutoCloseable {

    private final Path scratch;
    private final FileChannel lockFile;
    private final FileLock lock;

    private WorkDirectory(Path scratch, FileChannel lockFile, FileLock lock) {
        this.scratch = scratch;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Opens the directory and checks that both it and the bundle store can be written, before any work is spent.
     *
     * @throws PipelineException when one of them cannot, or another run uses the directory
     */
    static WorkDirectory open(Path work, Path bundles) {
        requireWritable("work directory", work);
        requireWritable("bundle store", bundles);
        try {
            FileChannel lockFile =
                    FileChannel.open(work.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            Path scratch = work.resolve("scratch").toAbsolutePath();
            WorkDirectory directory = new WorkDirectory(scratch, lockFile, lock(work, lockFile));
            remove(scratch);
            Files.createDirectories(scratch);
            return directory;
        } catch (IOException e) {
            throw new PipelineException(
                    "work directory %s: cannot be written: %s".formatted(work, FailureMessage.reason(e)), e);
        }
    }

    private static FileLock lock(Path work, FileChannel lockFile) throws IOException {
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(lockFile.tryLock());
        } catch (OverlappingFileLockException e) {
            lock = Optional.empty();
        }
        return lock.orElseThrow(
                () -> new PipelineException("work directory %s: another pipeline run uses it".formatted(work)));
    }

    private static void requireWritable(String what, Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, ".writable", ""));
        } catch (IOException e) {
            throw new PipelineException(
                    "%s %s: cannot be written: %s".formatted(what, directory, FailureMessage.reason(e)), e);
        }
    }

    /** Where Spark may put what nobody wants to keep. */
    Path scratch() {
        return scratch;
    }

    @Override
    public void close() {
        try {
            remove(scratch);
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new PipelineException("%s: cannot be removed: %s".formatted(scratch, FailureMessage.reason(e)), e);
        }
    }

    private static void remove(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
