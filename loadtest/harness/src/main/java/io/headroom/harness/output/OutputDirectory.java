package io.headroom.harness.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.headroom.harness.LoadException;
import io.headroom.harness.LoadException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Writes report files so that a reader sees the old one or the new one, never half of one. */
public final class OutputDirectory {
    private OutputDirectory() {}

    /**
     * Makes the directory and proves it can be written, before a run is spent on it.
     *
     * @throws LoadException when it cannot
     */
    public static void prepare(Path directory) {
        try {
            Files.createDirectories(directory);
            Files.delete(Files.createTempFile(directory, ".headroom", ".tmp"));
        } catch (IOException e) {
            throw unwritable(directory, e);
        }
    }

    public static void write(Path directory, String name, String content) {
        try {
            Files.createDirectories(directory);
            Path temporary = Files.createTempFile(directory, ".headroom", ".tmp");
            try {
                Files.writeString(temporary, content, UTF_8);
                Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
                Files.move(
                        temporary,
                        directory.resolve(name),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw unwritable(directory.resolve(name), e);
        }
    }

    private static LoadException unwritable(Path path, IOException cause) {
        String reason =
                switch (cause) {
                    case AccessDeniedException _ -> "permission denied";
                    case FileAlreadyExistsException _ -> "a file is in its place";
                    case NoSuchFileException _ -> "no such folder, and none can be made there";
                    case FileSystemException e when e.getReason() != null -> e.getReason();
                    default -> cause.toString();
                };
        return new LoadException(Kind.USAGE, "cannot write the report to " + path + ": " + reason, cause);
    }
}
