package io.headroom.runtime.bundle.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.BundleWriter;
import io.headroom.runtime.bundle.NpyArray;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitoringFilesTest {
    private static final ReferenceStatement STATEMENT = new ReferenceStatement(
            2,
            10,
            1_001,
            "FULL",
            Map.of("source", Map.of("popular", 2L), "genre", Map.of("Drama", 1L, "none", 1L)),
            List.of(1.0, 0.5),
            "clicks",
            0.75,
            "a click");

    @TempDir
    private Path directory;

    @Test
    void files_readBackWhatWasWritten() {
        MonitoringFiles files = new MonitoringFiles(
                bundle(writer -> writer.array("monitoring/user.npy", NpyArray.of(new float[] {1, 2, 3, 4}, 2, 2))
                        .array("monitoring/positions.npy", NpyArray.of(new long[] {1, 7}))
                        .array("users/ids.npy", NpyArray.of(new long[] {4, 9, 12}))
                        .array("monitoring/user_states.npy", NpyArray.of(new byte[] {1, 2, 1, 3, 1, 4}, 3, 2))));

        assertThat(files.present()).isTrue();
        assertThat(files.statement()).isEqualTo(STATEMENT);
        assertThat(files.userValues(2)).containsExactly(1, 2, 3, 4);
        assertThat(files.positions()).containsExactly(1, 7);
        assertThat(files.userStates().state(1)).containsExactly(1, 3);
    }

    @Test
    void files_nameTheFileAndBothSizes_whenASizeIsNotTheOneStated() {
        MonitoringFiles files = new MonitoringFiles(
                bundle(writer -> writer.array("monitoring/scores.npy", NpyArray.of(new float[] {0.1f, 0.2f, 0.3f}))));

        assertThatThrownBy(files::scores)
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("monitoring/scores.npy")
                .hasMessageContaining("is 3 x 1, but must be 2 x 1");
        assertThatThrownBy(files::itemIds).isInstanceOf(BundleException.class).hasMessageContaining("item_ids.npy");
    }

    @Test
    void present_isFalse_whenTheBundleIsOlder() {
        try (BundleWriter writer = new BundleWriter(new BundleStore(directory))) {
            Bundle bundle = writer.json("metrics.json", Map.of()).publish(Instant.EPOCH, 1_000, 1, Map.of());
            assertThat(new MonitoringFiles(bundle).present()).isFalse();
        }
    }

    @Test
    void clickFactor_dividesByTheMeanOfTheCalibration() {
        assertThat(STATEMENT.clickFactor(1)).isCloseTo(1 / 0.75, within(1e-12));
        assertThat(STATEMENT.clickFactor(2)).isCloseTo(0.5 / 0.75, within(1e-12));
        assertThat(STATEMENT.clickFactor(30)).isEqualTo(STATEMENT.clickFactor(2));
    }

    @Test
    void statement_refusesPropensitiesThatRise() {
        assertThatThrownBy(() -> new ReferenceStatement(
                        2, 10, 1, "FULL", Map.of(), List.of(1.0, 0.4, 0.5), "clicks", 1, "a click"))
                .isInstanceOf(BundleException.class)
                .hasMessageContaining("0.5 after 0.4");
    }

    private Bundle bundle(Consumer<BundleWriter> content) {
        try (BundleWriter writer = new BundleWriter(new BundleStore(directory))) {
            writer.json(MonitoringFiles.STATEMENT, STATEMENT);
            content.accept(writer);
            return writer.publish(Instant.EPOCH, 1_000, 1, Map.of());
        }
    }
}
