package io.headroom.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporaryDirectoryTest {
    @TempDir
    Path root;

    @Test
    void empty_makesTheDirectory_whenItIsMissing() throws IOException {
        TemporaryDirectory.empty(root.resolve("a/b"));

        assertThat(root.resolve("a/b")).isEmptyDirectory();
    }

    @Test
    void empty_removesWhatAnEarlierProcessLeft_andFollowsNoLink() throws IOException {
        Path kept = Files.createDirectories(root.resolve("kept"));
        Files.writeString(kept.resolve("file"), "kept");
        Path directory = Files.createDirectories(root.resolve("used/native"));
        Files.writeString(directory.resolve("library.so"), "x");
        Files.createSymbolicLink(root.resolve("used/link"), kept);

        TemporaryDirectory.empty(root.resolve("used"));

        assertThat(root.resolve("used")).isEmptyDirectory();
        assertThat(kept.resolve("file")).hasContent("kept");
    }
}
