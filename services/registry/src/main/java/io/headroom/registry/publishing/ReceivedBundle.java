package io.headroom.registry.publishing;

import io.headroom.registry.problems.Problem;
import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.BundleNames;
import io.headroom.runtime.bundle.Manifest;
import io.headroom.runtime.bundle.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Unpacks a tar into an empty directory and checks it against its manifest. Nothing is written outside of the directory, whatever the archive says:
 * it may hold plain files under the names that bundles have, each once, and directories, which are ignored. Not thread-safe.
 */
final class ReceivedBundle {
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path directory;
    private final Limits limits;
    private final Map<String, Manifest.FileEntry> files = new TreeMap<>();
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private long bytes;

    /**
     * How much is taken.
     *
     * @param bytes of all files
     * @param files their number
     */
    record Limits(long bytes, int files) {}

    ReceivedBundle(Path directory, Limits limits) {
        this.directory = directory;
        this.limits = limits;
    }

    /**
     * Receives all of it.
     *
     * @return its manifest, which every file fits
     * @throws ProblemException INVALID_BUNDLE or BODY_TOO_LARGE
     * @throws UploadException when the body ends too early or is no tar
     * @throws IOException when it cannot be written
     */
    Manifest receive(InputStream body) throws IOException {
        InputStream upload = new UploadStream(body);
        try (TarArchiveInputStream tar = new TarArchiveInputStream(upload)) {
            for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
                if (!entry.isDirectory()) {
                    receive(tar, entry);
                }
            }
            // What follows the end of the archive is nothing but padding; a client that is cut off before it is not
            // heard to its end.
            upload.transferTo(OutputStream.nullOutputStream());
        }
        return checked();
    }

    private static TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
        try {
            return tar.getNextEntry();
        } catch (UploadException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw invalid("the body is no whole tar: " + e.getMessage());
        }
    }

    private void receive(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
        String shown = Problem.echo(entry.getName());
        if (!isPlainFile(entry)) {
            throw invalid("the entry '" + shown + "' is no plain file");
        }
        if (!BundleNames.isFile(name)) {
            throw invalid("the entry '" + shown + "' has a name that no file of a bundle may have");
        }
        if (files.containsKey(name)) {
            throw invalid("the file '" + shown + "' is there twice");
        }
        if (files.size() >= limits.files()) {
            throw tooLarge("the bundle has more than " + limits.files() + " files (headroom.registry.files-at-most)");
        }
        requireRoom(entry.getSize());
        files.put(name, write(tar, name));
    }

    /** The library's own question for a file says yes to pipes and devices. */
    private static boolean isPlainFile(TarArchiveEntry entry) {
        byte kind = entry.getLinkFlag();
        return (kind == TarConstants.LF_NORMAL || kind == TarConstants.LF_OLDNORM) && !entry.isSparse();
    }

    private Manifest.FileEntry write(TarArchiveInputStream tar, String name) throws IOException {
        Path file = BundleNames.file(directory, name);
        Files.createDirectories(file.getParent());
        MessageDigest digest = Sha256.digest();
        long written = 0;
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int read = read(tar); read >= 0; read = read(tar)) {
                requireRoom(read);
                out.write(buffer, 0, read);
                digest.update(buffer, 0, read);
                bytes += read;
                written += read;
            }
        }
        return new Manifest.FileEntry(HexFormat.of().formatHex(digest.digest()), written);
    }

    private int read(TarArchiveInputStream tar) throws IOException {
        try {
            return tar.read(buffer);
        } catch (UploadException e) {
            throw e;
        } catch (IOException e) {
            throw invalid("the body is no whole tar: " + e.getMessage());
        }
    }

    private void requireRoom(long more) {
        if (more > limits.bytes() - bytes) {
            throw tooLarge("the bundle has more than " + limits.bytes() + " bytes (headroom.registry.bundle-at-most)");
        }
    }

    private Manifest checked() throws IOException {
        if (files.remove(Manifest.FILE) == null) {
            throw invalid("the body has no file " + Manifest.FILE);
        }
        Manifest manifest;
        try {
            manifest = Manifest.parse(Files.readAllBytes(directory.resolve(Manifest.FILE)));
        } catch (BundleException e) {
            throw invalid(e.getMessage());
        }
        requireSameFiles(manifest);
        manifest.files().forEach(this::requireWhole);
        return manifest;
    }

    private void requireSameFiles(Manifest manifest) {
        Set<String> missing = new TreeSet<>(manifest.files().keySet());
        missing.removeAll(files.keySet());
        if (!missing.isEmpty()) {
            throw invalid("the manifest names " + missing.size() + " files that did not come, such as "
                    + missing.iterator().next());
        }
        Set<String> unknown = new TreeSet<>(files.keySet());
        unknown.removeAll(manifest.files().keySet());
        if (!unknown.isEmpty()) {
            throw invalid("there are " + unknown.size() + " files that the manifest does not name, such as "
                    + unknown.iterator().next());
        }
    }

    private void requireWhole(String name, Manifest.FileEntry expected) {
        Manifest.FileEntry came = files.get(name);
        if (!came.equals(expected)) {
            throw invalid("file " + name + " came with " + came.bytes() + " bytes and SHA-256 " + came.sha256()
                    + ", but the manifest says " + expected.bytes() + " and " + expected.sha256());
        }
    }

    private static ProblemException invalid(String detail) {
        return new ProblemException(ProblemKind.INVALID_BUNDLE, detail);
    }

    private static ProblemException tooLarge(String detail) {
        return new ProblemException(ProblemKind.BODY_TOO_LARGE, detail);
    }
}
