package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalFilesWithoutProgramsTest {
    @TempDir
    private Path directory;

    @Test
    void setPermission_isWhatHadoopAskedFor() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        try (FileSystem files = open()) {
            files.setPermission(new org.apache.hadoop.fs.Path(file.toUri()), new FsPermission((short) 0640));
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-r-----");
    }

    private static FileSystem open() throws IOException {
        FileSystem files = new LocalFilesWithoutPrograms();
        files.initialize(URI.create("file:///"), new Configuration());
        return files;
    }
}
