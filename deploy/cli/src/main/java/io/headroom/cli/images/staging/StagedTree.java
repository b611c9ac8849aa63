package io.headroom.cli.images.staging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A directory that an engine gets as its build context. Equal contents give equal layers: every file and directory has the same time and
 * modes, whoever staged it and when. What is there already and the same is left alone; {@link #finish} removes what belongs to no one. Not
 * thread-safe.
 */
final class StagedTree {
    private static final FileTime SAME_FOR_ALL = FileTime.from(Instant.parse("2000-01-01T00:00:00Z"));

    private final Path root;
    private final Set<Path> wanted = new HashSet<>();
    private long bytes;

    StagedTree(Path root) throws IOException {
        this.root = Files.createDirectories(root);
    }

    /** A directory that must exist even when nothing is in it: the Dockerfile copies all of them. */
    void directory(String relative) throws IOException {
        wanted.add(Files.createDirectories(root.resolve(relative)));
    }

    void copy(Path source, String relative) throws IOException {
        Path target = place(relative);
        if (!Files.isRegularFile(target) || Files.mismatch(source, target) != -1) {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
        bytes += Files.size(target);
    }

    /** Writes what a stream has; a file of that size is taken to be it already. */
    void write(InputStream source, long size, String relative) throws IOException {
        Path target = place(relative);
        if (!Files.isRegularFile(target) || Files.size(target) != size) {
            Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
        }
        bytes += Files.size(target);
    }

    /** Like {@link #write} for contents that may change while their size does not. */
    void write(byte[] contents, String relative) throws IOException {
        Files.write(place(relative), contents);
        bytes += contents.length;
    }

    void link(String relative, String destination) throws IOException {
        Path link = place(relative);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, Path.of(destination));
    }

    /** Bytes of all files. */
    long bytes() {
        return bytes;
    }

    /** Removes what was not put here since this object was made, and makes times and modes the same. */
    void finish() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(root)) {
            deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : deepestFirst) {
            if (isWanted(file)) {
                normalise(file);
            } else {
                Files.delete(file);
            }
        }
    }

    private boolean isWanted(Path file) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return file.equals(root) || wanted.stream().anyMatch(kept -> kept.startsWith(file));
        }
        return wanted.contains(file);
    }

    private Path place(String relative) throws IOException {
        Path target = root.resolve(relative);
        if (!target.normalize().startsWith(root)) {
            throw new FileSystemException(relative, null, "leads out of the build context");
        }
        Files.createDirectories(target.getParent());
        wanted.add(target);
        return target;
    }

    private static void normalise(Path file) throws IOException {
        if (!Files.isSymbolicLink(file)) {
            Files.setPosixFilePermissions(
                    file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
        }
        Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(SAME_FOR_ALL, null, null);
    }
}
