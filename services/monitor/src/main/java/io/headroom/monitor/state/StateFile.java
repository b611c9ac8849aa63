package io.headroom.monitor.state;

import io.headroom.runtime.bundle.Sha256;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One file that holds the whole state of a process, replaced by a rename: whoever reads it finds what was written last in full, whenever the writer
 * or the machine died. It is a mark and a format number, the content, and the SHA-256 of both. Blocks on the disk; not thread-safe.
 */
public final class StateFile {
    static final int FORMAT = 2;

    private static final Logger LOG = Logger.getLogger(StateFile.class);
    private static final long MARK = 0x4d4f4e49544f5231L;
    private static final int HEADER = Long.BYTES + Integer.BYTES;
    private static final int CHECKSUM = 32;

    private final Path file;

    public StateFile(Path file) {
        this.file = file;
    }

    /** Writes a state. */
    @FunctionalInterface
    public interface Writer {
        void writeTo(DataOutputStream out) throws IOException;
    }

    /** Reads what a {@link Writer} wrote. */
    @FunctionalInterface
    public interface Reader<T> {
        /** @throws IOException or a RuntimeException when it is not what it should be */
        T readFrom(DataInputStream in) throws IOException;
    }

    public Path path() {
        return file;
    }

    /**
     * Replaces the state; it is on disk when this returns.
     *
     * @return its size in bytes
     * @throws IOException when the disk does not take it; then the old state is still there
     */
    public long write(Writer content) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Files.createDirectories(directory);
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            long bytes = writeAndForce(written, content);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(directory);
            return bytes;
        } catch (IOException e) {
            removeQuietly(written, e);
            throw e;
        }
    }

    /**
     * The state that was written last. A file that is damaged, of another format or not understood by the reader is moved aside, and there is no state
     * then; the log says so.
     *
     * @throws IOException when the disk gives no answer, or does not let it be moved; what lies there may be a good state then
     */
    public <T> Optional<T> read(Reader<T> content) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        try {
            return Optional.of(content.readFrom(checked(bytes)));
        } catch (IOException | RuntimeException e) {
            moveAside(e);
            return Optional.empty();
        }
    }

    private static long writeAndForce(Path target, Writer content) throws IOException {
        MessageDigest digest = Sha256.digest();
        try (FileChannel channel = FileChannel.open(
                target, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var disk = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
            var out = new DataOutputStream(new DigestOutputStream(disk, digest));
            out.writeLong(MARK);
            out.writeInt(FORMAT);
            content.writeTo(out);
            out.flush();
            disk.write(digest.digest());
            disk.flush();
            channel.force(true);
            return channel.size();
        }
    }

    private static DataInputStream checked(byte[] bytes) throws IOException {
        if (bytes.length < HEADER + CHECKSUM) {
            throw new IOException("it is only " + bytes.length + " bytes long");
        }
        int end = bytes.length - CHECKSUM;
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, end));
        if (in.readLong() != MARK) {
            throw new IOException("it is not a monitor's state");
        }
        MessageDigest digest = Sha256.digest();
        digest.update(bytes, 0, end);
        if (!Arrays.equals(digest.digest(), 0, CHECKSUM, bytes, end, bytes.length)) {
            throw new IOException("its checksum does not match its content");
        }
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("it is of format " + format + ", but this build reads format " + FORMAT);
        }
        return in;
    }

    /**
     * Makes room for another state without losing this one. Nothing happens when there is none.
     *
     * @throws IOException when it cannot be moved
     */
    void moveAside(Exception reason) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".refused");
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            return;
        }
        LOG.errorf(
                "the saved state %s cannot be used: %s; it is now %s, and the event log is read again from its beginning",
                file, reason.getMessage() == null ? reason : reason.getMessage(), aside);
        LOG.debug("the failure in full", reason);
    }

    private static void removeQuietly(Path written, IOException reason) {
        try {
            Files.deleteIfExists(written);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
