package io.headroom.world.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.headroom.world.World;
import io.headroom.world.WorldException;
import io.headroom.world.WorldOptions;
import io.headroom.world.output.WorldWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TruthFilesTest {
    private final World world =
            World.generate(WorldOptions.defaults().withUsers(40).withItems(200).withEvents(700));

    @TempDir
    Path directory;

    private Path truth;

    @BeforeEach
    void write() {
        new WorldWriter(directory, line -> {}).write(world);
        truth = directory.resolve("truth");
    }

    @Test
    void read_givesBackExactlyWhatMadeTheData() {
        TrueRelevance read = TrueRelevance.read(truth);
        assertThat(read.parameters()).isEqualTo(world.truth().parameters());
        assertThat(read.factors()).isEqualTo(world.truth().factors());
        world.log().forEachImpression((user, item, position, time, clicked) -> assertThat(
                        read.clickProbability(user + 1L, item + 1L, position, time))
                .isEqualTo(world.truth().clickProbability(user + 1L, item + 1L, position, time)));
    }

    @Test
    void description_statesFormulasAndParameters() throws IOException {
        assertThat(Files.readString(truth.resolve("truth.json")))
                .contains(
                        "\"relevance\" : \"1 / (1 + exp(-(clickIntercept + utility)))",
                        "\"positionExponent\"",
                        "\"seed\" : 1");
    }

    @Test
    void read_refuses_whenAFileIsMissing() throws IOException {
        Files.delete(truth.resolve("user_bias.npy"));
        assertRefused("user_bias.npy is missing");
        Files.delete(truth.resolve("truth.json"));
        assertRefused("truth.json is missing");
    }

    @Test
    void read_refuses_whenAFileIsCutShort() throws IOException {
        Path file = truth.resolve("item_vectors.npy");
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 4));
        assertRefused("item_vectors.npy: 12796 bytes of data where 12800 were expected");
        Files.write(file, new byte[3]);
        assertRefused("item_vectors.npy: not a .npy file of version 1.0");
    }

    @Test
    void read_refuses_whenFilesDoNotFitTogether() throws IOException {
        Files.copy(
                truth.resolve("user_bias.npy"), truth.resolve("item_quality.npy"), StandardCopyOption.REPLACE_EXISTING);
        assertRefused("item vectors must have 640 numbers, had 3200");
    }

    @Test
    void read_refuses_whenTheDescriptionIsBroken() throws IOException {
        Path file = truth.resolve("truth.json");
        String text = Files.readString(file);
        Files.writeString(file, text.substring(0, text.length() / 2));
        assertRefused("truth.json");
        Files.writeString(file, text.replace("\"format\" : 1", "\"format\" : 2"));
        assertRefused("format must be 1, was 2");
    }

    private void assertRefused(String reason) {
        assertThatExceptionOfType(WorldException.class)
                .isThrownBy(() -> TrueRelevance.read(truth))
                .withMessageContaining(reason)
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("\n"));
    }
}
