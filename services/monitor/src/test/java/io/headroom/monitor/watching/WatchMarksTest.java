package io.headroom.monitor.watching;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitor.bundles.BundleReference;
import io.headroom.monitor.bundles.WatchedBundle;
import io.headroom.monitor.state.StateFile;
import io.headroom.monitor.world.SyntheticBundle;
import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.view.MonitorView.Mark;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marks are nowhere but in the saved state: the log cannot give them back. */
class WatchMarksTest {
    private static final MonitorSettings SETTINGS = MonitorSettings.defaults();
    private static final Mark MARK = new Mark("a drift", 1_000, 2_000);

    @TempDir
    Path directory;

    private WatchedBundle first;
    private WatchedBundle second;

    @BeforeEach
    void publish() {
        SyntheticBundle world = new SyntheticBundle(5);
        first = BundleReference.of(world.publish(directory.resolve("bundles"), false, 1));
        second = BundleReference.of(world.publish(directory.resolve("bundles"), false, 2));
    }

    @Test
    void marks_stay_whenAnotherBundleIsFollowed() {
        Watch watch = marked();

        watch.follow(second);

        assertThat(watch.view().marks()).containsExactly(MARK);
        assertThat(watch.view().bundle()).isEqualTo(second.version());
    }

    @Test
    void marks_stay_whenARestartBeginsWithAnotherBundle_orTheSame() throws IOException {
        StateFile file = saved();

        for (WatchedBundle bundle : List.of(first, second)) {
            List<Mark> told = new ArrayList<>();
            Watch.Saved restored = file.read(in -> Watch.restore(in, SETTINGS, bundle, told::addAll))
                    .orElseThrow();

            assertThat(restored.watch().view().marks()).containsExactly(MARK);
            assertThat(told).containsExactly(MARK);
        }
    }

    @Test
    void marks_areTold_whenTheStateIsOfOtherSettings() throws IOException {
        StateFile file = saved();
        MonitorSettings other = SETTINGS.withLabels(new MonitorSettings.Labels(30_000, 1_000, 1_000));
        List<Mark> told = new ArrayList<>();

        assertThat(file.read(in -> Watch.restore(in, other, first, told::addAll)))
                .isEmpty();

        assertThat(Watch.begin(other, first, told).view().marks()).containsExactly(MARK);
    }

    private StateFile saved() throws IOException {
        StateFile file = new StateFile(directory.resolve("state"));
        file.write(out -> marked().save(out, Map.of()));
        return file;
    }

    private Watch marked() {
        Watch watch = Watch.begin(SETTINGS, first, List.of());
        watch.mark(MARK.label(), MARK.fromMillis(), MARK.toMillis());
        return watch;
    }
}
