package io.headroom.features.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds a store's directory for one process. The operating system lets go of it when the process dies, however it dies. */
final class StoreOwner implements AutoCloseable {
    private static final String FILE = "owner.lock";

    private final FileChannel channel;

    private StoreOwner(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws StoreException when the directory cannot be written or another process has it */
    static StoreOwner claim(Path directory) {
        try {
            Files.createDirectories(directory);
            FileChannel channel =
                    FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StoreException("the feature store " + directory + " is in use by another process");
            }
            return new StoreOwner(channel);
        } catch (IOException e) {
            throw new StoreException(
                    "cannot use " + directory + " as feature store: "
                            + e.getClass().getSimpleName() + ": " + e.getMessage(),
                    e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StoreException("cannot release the feature store: " + e.getMessage(), e);
        }
    }
}
