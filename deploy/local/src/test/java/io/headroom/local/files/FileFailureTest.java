package io.headroom.local.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FileFailureTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new NoSuchFileException("/proc/x"), "/proc/x: no such file or folder"),
                Arguments.of(new AccessDeniedException("/x"), "/x: permission denied"),
                Arguments.of(new FileAlreadyExistsException("/x"), "/x: something else is in its place"),
                Arguments.of(
                        new FileSystemException("/x", null, "No space left on device"), "/x: No space left on device"),
                Arguments.of(new FileSystemException("/x"), "/x: FileSystemException"),
                Arguments.of(new IOException("broken pipe"), "broken pipe"),
                Arguments.of(new IOException(), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void describe_namesThePathAndWhatIsWrong(IOException failure, String words) {
        assertThat(FileFailure.describe(failure)).isEqualTo(words);
    }
}
