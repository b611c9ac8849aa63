package io.headroom.monitor.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateKeeperTest {
    @TempDir
    Path directory;

    private long now = 1_000;
    private final InstantSource clock = new InstantSource() {
        @Override
        public java.time.Instant instant() {
            return java.time.Instant.ofEpochMilli(now);
        }
    };

    @Test
    void save_saysWhenAllWasOnDisk() {
        StateKeeper keeper = keeper();

        assertThat(keeper.save(out -> out.writeLong(7))).isTrue();

        assertThat(keeper.status().savedAtMillis()).hasValue(1_000);
        assertThat(keeper.status().saves()).isEqualTo(1);
        assertThat(keeper.status().problem()).isEmpty();
        assertThat(keeper.read(in -> in.readLong())).contains(7L);
    }

    @Test
    void save_tellsTheProblemAndKeepsTheOldTime_whenTheDiskIsFull() {
        StateKeeper keeper = keeper();
        keeper.save(out -> out.writeLong(7));
        now = 9_000;

        boolean saved = keeper.save(_ -> {
            throw new IOException("No space left on device");
        });
        keeper.unchanged();

        assertThat(saved).isFalse();
        assertThat(keeper.status().problem())
                .hasValueSatisfying(text -> assertThat(text).contains("No space left"));
        assertThat(keeper.status().savedAtMillis()).hasValue(1_000);
        assertThat(keeper.status().failures()).isEqualTo(1);
        assertThat(keeper.read(in -> in.readLong())).contains(7L);
    }

    @Test
    void save_forgetsTheProblem_whenThereIsRoomAgain() {
        StateKeeper keeper = keeper();
        keeper.save(_ -> {
            throw new IOException("No space left on device");
        });

        assertThat(keeper.save(out -> out.writeLong(8))).isTrue();

        assertThat(keeper.status().problem()).isEmpty();
        assertThat(keeper.status().failures()).isEqualTo(1);
    }

    @Test
    void unchanged_movesTheTime_whenNothingHappenedSinceTheSave() {
        StateKeeper keeper = keeper();
        keeper.save(out -> out.writeLong(7));
        now = 6_000;

        keeper.unchanged();

        assertThat(keeper.status().savedAtMillis()).hasValue(6_000);
        assertThat(keeper.status().saves()).isEqualTo(1);
    }

    @Test
    void save_doesNotWriteOverAState_thatCouldNotBeRead() throws IOException {
        Path path = directory.resolve("deeper").resolve("state");
        // Reading a directory fails as a bad sector does, for root too.
        Files.createDirectories(path);
        Files.writeString(path.resolve("precious"), "what was known");
        StateKeeper keeper = keeper();
        assertThat(keeper.read(in -> in.readLong())).isEmpty();
        assertThat(keeper.status().problem()).isPresent();

        assertThat(keeper.save(out -> out.writeLong(8))).isTrue();

        assertThat(directory.resolve("deeper").resolve("state.refused").resolve("precious"))
                .hasContent("what was known");
        assertThat(keeper.read(in -> in.readLong())).contains(8L);
    }

    @Test
    void save_fails_whileAStateThatCouldNotBeRead_cannotBeMovedAside() throws IOException {
        Path path = directory.resolve("deeper").resolve("state");
        Files.createDirectories(path);
        Path inTheWay = directory.resolve("deeper").resolve("state.refused").resolve("older");
        Files.createDirectories(inTheWay);
        StateKeeper keeper = keeper();
        assertThat(keeper.read(in -> in.readLong())).isEmpty();

        assertThat(keeper.save(out -> out.writeLong(8))).isFalse();
        assertThat(path).isDirectory();

        Files.delete(inTheWay);
        assertThat(keeper.save(out -> out.writeLong(8))).isTrue();
        assertThat(keeper.status().problem()).isEmpty();
    }

    private StateKeeper keeper() {
        return new StateKeeper(new StateFile(directory.resolve("deeper").resolve("state")), clock);
    }
}
