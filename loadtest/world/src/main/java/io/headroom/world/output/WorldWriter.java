package io.headroom.world.output;

import io.headroom.world.World;
import io.headroom.world.WorldException;
import io.headroom.world.truth.TruthFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes a world's files. All are written in full into a directory {@value #STAGING} beside their places first and then renamed, so a full
 * disk or a kill leaves an earlier world as it was. One writer at a time may use a directory.
 */
public final class WorldWriter {
    static final String STAGING = ".world-being-written";

    private static final String TRUTH = "truth";
    private static final int BUFFER_BYTES = 1 << 16;

    private final Path directory;
    private final Path staging;
    private final Consumer<String> progress;
    private final FileOpener opener;

    public WorldWriter(Path directory, Consumer<String> progress) {
        this(directory, progress, Files::newOutputStream);
    }

    WorldWriter(Path directory, Consumer<String> progress, FileOpener opener) {
        this.directory = directory;
        this.staging = directory.resolve(STAGING);
        this.progress = progress;
        this.opener = opener;
    }

    /** Opens a file for writing. */
    @FunctionalInterface
    interface FileOpener {
        OutputStream open(Path file) throws IOException;
    }

    /**
     * Makes the directory, so that one that cannot be written is found before the work is done. {@link #write} does it too.
     *
     * @throws WorldException if the directory cannot be made or written
     */
    public void prepare() {
        try {
            removeStaging();
            Files.createDirectories(directory.resolve(TRUTH));
            Files.createDirectories(staging.resolve(TRUTH));
        } catch (IOException problem) {
            throw failure(problem);
        }
    }

    /** @throws WorldException if a file cannot be written */
    public void write(World world) {
        prepare();
        try {
            for (Path file : writeAll(world)) {
                Files.move(
                        staging.resolve(file),
                        directory.resolve(file),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            removeStaging();
        } catch (IOException problem) {
            throw abandon(problem);
        }
    }

    private List<Path> writeAll(World world) throws IOException {
        List<Path> written = new ArrayList<>();
        for (TruthFiles.Content content : TruthFiles.contents(world.options(), world.truth())) {
            written.add(writeFile(TRUTH + "/" + content.name(), content.writing()));
        }
        CsvFiles files = new CsvFiles(world);
        written.add(writeFile("movies.csv", files::movies));
        written.add(writeFile("impressions.csv", files::impressions));
        // Last, because a reader looks for the ratings first.
        written.add(writeFile("ratings.csv", files::ratings));
        return written;
    }

    private Path writeFile(String name, TruthFiles.Writing writing) throws IOException {
        Path file = staging.resolve(name);
        try (OutputStream out = new BufferedOutputStream(opener.open(file), BUFFER_BYTES)) {
            writing.to(out);
        }
        progress.accept("wrote %s, %,d KiB".formatted(directory.resolve(name), (Files.size(file) + 1_023) / 1_024));
        return staging.relativize(file);
    }

    private WorldException abandon(IOException problem) {
        WorldException failure = failure(problem);
        try {
            removeStaging();
        } catch (IOException secondary) {
            failure.addSuppressed(secondary);
        }
        return failure;
    }

    private void removeStaging() throws IOException {
        Path truth = staging.resolve(TRUTH);
        for (Path folder : List.of(truth, staging)) {
            if (Files.isDirectory(folder)) {
                try (var entries = Files.newDirectoryStream(folder, Files::isRegularFile)) {
                    for (Path entry : entries) {
                        Files.delete(entry);
                    }
                }
                Files.delete(folder);
            }
        }
    }

    private WorldException failure(IOException problem) {
        String reason =
                switch (problem) {
                    case FileAlreadyExistsException exists -> exists.getFile() + " is not a directory";
                    case AccessDeniedException denied -> denied.getFile() + ": permission denied";
                    case NoSuchFileException missing ->
                        missing.getFile() + ": no such folder, and none can be made there";
                    case FileSystemException system
                    when system.getReason() != null -> system.getFile() + ": " + system.getReason();
                    case FileSystemException system ->
                        system.getFile() + ": " + system.getClass().getSimpleName();
                    default -> problem.getMessage();
                };
        return new WorldException("cannot write the world to %s: %s".formatted(directory, reason), problem);
    }
}
