package io.headroom.registry.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the registry's directory for one process. The operating system lets go of it when the process dies, however it dies. */
final class StoreLock implements AutoCloseable {
    private static final String FILE = ".owner.lock";

    private final FileChannel channel;

    private StoreLock(FileChannel channel) {
        this.channel = channel;
    }

    /** @throws IOException when another process has it, or it cannot be written */
    static StoreLock take(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new IOException(directory + " is in use by another process");
            }
            return new StoreLock(channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new IOException(directory + " is in use by this process already", e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
