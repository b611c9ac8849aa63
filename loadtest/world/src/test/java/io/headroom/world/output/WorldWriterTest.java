package io.headroom.world.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.headroom.world.World;
import io.headroom.world.WorldException;
import io.headroom.world.WorldGenerator;
import io.headroom.world.WorldOptions;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorldWriterTest {
    private static final WorldOptions OPTIONS =
            WorldOptions.defaults().withUsers(40).withItems(200).withEvents(700);

    @TempDir
    Path directory;

    @Test
    void write_leavesTheEarlierWorld_whenTheDiskFillsUp() throws IOException {
        WorldGenerator.generate(OPTIONS, directory, line -> {});
        String before = Files.readString(directory.resolve("impressions.csv"));
        WorldWriter writer =
                new WorldWriter(directory, line -> {}, file -> new FullDisk(Files.newOutputStream(file), 6_000));
        World other = World.generate(OPTIONS.withSeed(2));
        assertThatExceptionOfType(WorldException.class)
                .isThrownBy(() -> writer.write(other))
                .withMessage("cannot write the world to %s: No space left on device", directory);
        assertThat(Files.readString(directory.resolve("impressions.csv"))).isEqualTo(before);
        assertThat(directory.resolve(WorldWriter.STAGING)).doesNotExist();
    }

    @Test
    void write_clearsWhatAKilledWriterLeft() throws IOException {
        Path staging =
                Files.createDirectories(directory.resolve(WorldWriter.STAGING).resolve("truth"));
        Files.writeString(staging.resolve("user_bias.npy"), "half");
        Files.writeString(staging.resolveSibling("ratings.csv"), "half");
        WorldGenerator.generate(OPTIONS, directory, line -> {});
        assertThat(directory.resolve(WorldWriter.STAGING)).doesNotExist();
        assertThat(directory.resolve("ratings.csv")).content().startsWith("userId,movieId,rating,timestamp\r\n");
    }

    @Test
    void generate_makesMissingDirectories() {
        WorldGenerator.generate(OPTIONS, directory.resolve("a/b"), line -> {});
        assertThat(directory.resolve("a/b/ratings.csv")).isRegularFile();
    }

    @Test
    void generate_refusesBeforeAnyWork_whenTheDirectoryIsAFile() throws IOException {
        Path file = Files.writeString(directory.resolve("taken"), "");
        assertThatExceptionOfType(WorldException.class)
                .isThrownBy(() -> WorldGenerator.generate(OPTIONS, file, line -> {
                    throw new AssertionError("progress before the directory was checked: " + line);
                }))
                .withMessageStartingWith("cannot write the world to %s: ".formatted(file))
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }

    @Test
    void generate_refuses_whenAPlaceIsTakenByADirectory() throws IOException {
        Files.createDirectories(directory.resolve("ratings.csv/inside"));
        assertThatExceptionOfType(WorldException.class)
                .isThrownBy(() -> WorldGenerator.generate(OPTIONS, directory, line -> {}))
                .withMessageStartingWith("cannot write the world to");
        assertThat(directory.resolve(WorldWriter.STAGING)).doesNotExist();
    }

    /** Takes so many bytes of a file and then fails like a disk without room. */
    private static final class FullDisk extends FilterOutputStream {
        private int room;

        FullDisk(OutputStream out, int room) {
            super(out);
            this.room = room;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            room -= length;
            if (room < 0) {
                throw new IOException("No space left on device");
            }
            out.write(bytes, offset, length);
        }
    }
}
