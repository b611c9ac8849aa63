package io.headroom.cli.registry;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A bundle as a tar, its manifest first. */
final class BundleTar {
    private static final System.Logger LOG = System.getLogger(BundleTar.class.getName());
    private static final int PIPE_BYTES = 1 << 18;

    private BundleTar() {}

    /** The archive as it is being made; a thread of its own reads the files, and ends when the stream is closed. */
    static InputStream stream(Bundle bundle) {
        try {
            PipedInputStream in = new PipedInputStream(PIPE_BYTES);
            PipedOutputStream out = new PipedOutputStream(in);
            Thread.ofPlatform().name("bundle-tar").daemon().start(() -> fill(bundle, out));
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void write(Bundle bundle, OutputStream out) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            add(tar, Manifest.FILE, bundle.directory().resolve(Manifest.FILE));
            for (String path : bundle.manifest().files().keySet()) {
                add(tar, path, bundle.file(path));
            }
        }
    }

    /** Where it cannot be made to its end it is cut short, which whoever reads it notices. */
    private static void fill(Bundle bundle, PipedOutputStream out) {
        try (out) {
            write(bundle, out);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "the archive of bundle " + bundle.version() + " ends early", e);
        }
    }

    private static void add(TarArchiveOutputStream tar, String name, Path file) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(Files.size(file));
        tar.putArchiveEntry(entry);
        Files.copy(file, tar);
        tar.closeArchiveEntry();
    }
}
