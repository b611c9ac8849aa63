package io.headroom.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local files, with permissions set by the JDK. Without Hadoop's native library, which nobody ships, it starts the program
 * {@code chmod} for each file and directory it makes: a container image would need one, and a process costs more than the file.
 */
public final class LocalFilesWithoutPrograms extends LocalFileSystem {
    /** For Hadoop, which makes it by its name. */
    public LocalFilesWithoutPrograms() {
        super(new RawFiles());
    }

    private static final class RawFiles extends RawLocalFileSystem {
        @Override
        public void setPermission(Path path, FsPermission permission) throws IOException {
            String symbols = permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL;
            Files.setPosixFilePermissions(pathToFile(path).toPath(), PosixFilePermissions.fromString(symbols));
        }
    }
}
