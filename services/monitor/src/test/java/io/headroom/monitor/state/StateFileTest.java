package io.headroom.monitor.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFileTest {
    @TempDir
    Path directory;

    @Test
    void read_givesWhatWasWrittenLast() throws IOException {
        StateFile file = file();

        file.write(out -> out.writeUTF("first"));
        long bytes = file.write(out -> out.writeUTF("second"));

        assertThat(read(file)).contains("second");
        assertThat(bytes).isEqualTo(Files.size(file.path()));
    }

    @Test
    void read_isEmpty_whenNothingWasWritten() throws IOException {
        assertThat(read(file())).isEmpty();
    }

    @Test
    void read_movesAsideAFile_thatHasOneBitChanged() throws IOException {
        StateFile file = file();
        file.write(out -> out.writeUTF("state"));
        byte[] whole = Files.readAllBytes(file.path());
        for (int at : new int[] {0, 11, 14, whole.length - 33, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(file.path(), damaged);

            assertThat(read(file)).as("bit of byte %d changed", at).isEmpty();
            assertThat(file.path()).doesNotExist();
            assertThat(Files.readAllBytes(directory.resolve("state.refused"))).isEqualTo(damaged);
        }
    }

    @Test
    void read_movesAsideAFile_thatWasCutAnywhere() throws IOException {
        StateFile file = file();
        file.write(out -> out.writeUTF("state"));
        byte[] whole = Files.readAllBytes(file.path());
        for (int length : new int[] {0, 8, 12, 43, whole.length - 1}) {
            Files.write(file.path(), java.util.Arrays.copyOf(whole, length));

            assertThat(read(file)).as("cut after %d bytes", length).isEmpty();
        }
    }

    @Test
    void read_movesAsideAFile_thatItsReaderDoesNotUnderstand() throws IOException {
        StateFile file = file();
        file.write(out -> out.writeUTF("state"));

        Optional<String> state = file.read(_ -> {
            throw new IOException("of other settings");
        });

        assertThat(state).isEmpty();
        assertThat(directory.resolve("state.refused")).exists();
    }

    @Test
    void write_leavesTheOldState_whenItFailsInTheMiddle() throws IOException {
        StateFile file = file();
        file.write(out -> out.writeUTF("old"));

        assertThatThrownBy(() -> file.write(out -> {
                    out.writeUTF("half of the new");
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class);

        assertThat(read(file)).contains("old");
        assertThat(names()).containsExactly("state");
    }

    @Test
    void write_replacesWhatADeadProcessLeft() throws IOException {
        StateFile file = file();
        Files.writeString(directory.resolve("state.new"), "what a kill left, longer than what comes now");

        file.write(out -> out.writeUTF("state"));

        assertThat(read(file)).contains("state");
        assertThat(names()).containsExactly("state");
    }

    private StateFile file() {
        return new StateFile(directory.resolve("state"));
    }

    private static Optional<String> read(StateFile file) throws IOException {
        return file.read(in -> in.readUTF());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).toList();
        }
    }
}
