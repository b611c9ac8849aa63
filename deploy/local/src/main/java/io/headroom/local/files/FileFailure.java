package io.headroom.local.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says why a file or folder could not be used. The JDK's own messages are often no more than the path, or the name of a class. */
public final class FileFailure {
    private FileFailure() {}

    /** The path and what is wrong with it, such as {@code /proc/x: no such file or folder}. */
    public static String describe(IOException failure) {
        return failure instanceof FileSystemException file
                ? file.getFile() + ": " + reason(file)
                : reasonOrClass(failure.getMessage(), failure);
    }

    private static String reason(FileSystemException failure) {
        return switch (failure) {
            case NoSuchFileException _ -> "no such file or folder";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "something else is in its place";
            case DirectoryNotEmptyException _ -> "the folder is not empty";
            default -> reasonOrClass(failure.getReason(), failure);
        };
    }

    private static String reasonOrClass(String reason, IOException failure) {
        return reason == null || reason.isBlank() ? failure.getClass().getSimpleName() : reason;
    }
}
