package io.headroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.StateRefusedException;
import io.headroom.monitoring.view.MonitorView;
import io.headroom.monitoring.view.MonitorView.Mark;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MonitorTest {
    private final SyntheticLog log = new SyntheticLog(1, 2);
    private final Reference reference = new SyntheticLog(1, 3).reference(600);
    private final Monitor monitor = Monitor.begin(Scene.SETTINGS, reference);

    @Test
    void view_ofNothing_isWhole() {
        MonitorView view = monitor.view();

        assertThat(view.counts().impressions()).isZero();
        assertThat(view.features()).extracting("name").contains("user.rating_mean", "item.popularity_7d", "user.row");
        assertThat(view.features()).allSatisfy(feature -> {
            assertThat(feature.tests()).isEmpty();
            assertThat(feature.values()).isZero();
            assertThat(feature.histogram().reference())
                    .hasSameSizeAs(feature.histogram().labels());
        });
        assertThat(view.quality().points()).isEmpty();
        assertThat(view.detectors()).hasSize(Detector.values().length);
    }

    @Test
    void records_areCounted() {
        Impression answer = log.impression(100);
        long shown = answer.items().getFirst().itemId();
        monitor.accept(answer);
        monitor.accept(answer);
        monitor.accept(SyntheticLog.click(answer, shown, 1));
        monitor.accept(SyntheticLog.click(answer, shown, 1));
        monitor.accept(SyntheticLog.click(answer, 1_000_000, 2));
        monitor.accept(SyntheticLog.click(log.impression(100), shown, 2));
        monitor.advanceTo(70_000);

        MonitorView.Counts counts = monitor.view().counts();
        assertThat(counts.impressions()).isEqualTo(1);
        assertThat(counts.duplicateImpressions()).isEqualTo(1);
        assertThat(counts.interactions()).isEqualTo(3);
        assertThat(counts.duplicateEvents()).isEqualTo(1);
        assertThat(counts.notShown()).isEqualTo(1);
        assertThat(counts.unmatched()).isEqualTo(1);
        assertThat(counts.byRung()).isEqualTo(Map.of("FULL", 1L));
    }

    @Test
    void impressionOfAnotherBundle_isLeftOut() {
        Monitor other = Monitor.begin(Scene.SETTINGS, renamed("bundle-2"));
        other.accept(log.impression(100));

        assertThat(other.view().counts().otherBundles()).isEqualTo(1);
        assertThat(other.view().counts().impressions()).isZero();
        assertThat(other.view().running()).isZero();
    }

    @Test
    void labels_closeWithTheirWindow() {
        Impression answer = log.impression(100);
        monitor.accept(answer);
        monitor.accept(SyntheticLog.click(answer, answer.items().getLast().itemId(), 999));
        monitor.advanceTo(1_099);
        assertThat(monitor.view().quality().openRequests()).isEqualTo(1);

        monitor.advanceTo(1_100);
        assertThat(monitor.view().quality().openRequests()).isZero();
        assertThat(monitor.view().quality().labelledItems()).isEqualTo(SyntheticLog.ANSWER);
        assertThat(monitor.view().quality().clicks()).isEqualTo(1);

        monitor.accept(SyntheticLog.click(answer, answer.items().getFirst().itemId(), 1_001));
        monitor.advanceTo(70_000);
        assertThat(monitor.view().counts().unmatched()).isEqualTo(1);
    }

    @Test
    void openAnswers_areBounded() {
        Monitor small = Monitor.begin(Scene.SETTINGS.withLabels(new MonitorSettings.Labels(1_000, 3, 10)), reference);
        for (int i = 0; i < 5; i++) {
            small.accept(log.impression(i));
        }
        assertThat(small.view().quality().openRequests()).isLessThanOrEqualTo(3);
        assertThat(small.view().quality().openRequests() + small.view().counts().notSampled())
                .isEqualTo(5);
    }

    @Test
    void lateAnswers_burnTheBudget() {
        for (int i = 0; i < 2_000; i++) {
            Impression answer = log.impression(100L * i);
            monitor.accept(slow(answer, i % 20 == 0 ? 200_000 : 1_000));
        }
        assertThat(monitor.view().health().lateShare()).isEqualTo(0.05);
        assertThat(monitor.alarms()).anyMatch(alarm -> alarm.detector() == Detector.BURN_RATE);
        assertThat(monitor.view().health().burns())
                .anySatisfy(burn -> assertThat(burn.active()).isTrue());
        assertThat(monitor.view().health().rungShares()).isEqualTo(Map.of("FULL", 1.0));
    }

    @Test
    void marks_areShownAndBounded() {
        for (int i = 0; i < 120; i++) {
            monitor.mark("fault " + i, i, i + 1);
        }
        assertThat(monitor.view().marks()).hasSize(100).endsWith(new Mark("fault 119", 119, 120));
    }

    @Test
    void restore_refusesOtherSettingsBundlesAndDamage() throws IOException {
        monitor.accept(log.impression(1));
        byte[] saved = MonitorStatePropertyTest.save(monitor);
        byte[] newer = saved.clone();
        newer[7]++;

        assertThatThrownBy(() -> restore(saved, MonitorSettings.defaults(), reference))
                .isInstanceOf(StateRefusedException.class)
                .hasMessageContaining("settings");
        assertThatThrownBy(() -> restore(saved, Scene.SETTINGS, renamed("bundle-2")))
                .isInstanceOf(StateRefusedException.class)
                .hasMessageContaining("bundle-2");
        assertThatThrownBy(() -> restore(newer, Scene.SETTINGS, reference))
                .isInstanceOf(StateRefusedException.class)
                .hasMessageContaining("format " + (StateFormat.VERSION + 1));
        assertThatThrownBy(() -> restore(new byte[100], Scene.SETTINGS, reference))
                .isInstanceOf(StateRefusedException.class);
        assertThat(restore(saved, Scene.SETTINGS, reference).view()).isEqualTo(monitor.view());
    }

    private static Monitor restore(byte[] bytes, MonitorSettings settings, Reference reference) throws IOException {
        return Monitor.restore(new DataInputStream(new ByteArrayInputStream(bytes)), settings, reference);
    }

    private Reference renamed(String bundle) {
        return new Reference(
                bundle,
                reference.asOfSeconds(),
                reference.answer(),
                reference.fullRung(),
                reference.userColumns(),
                reference.user(),
                reference.userUpdatedSeconds(),
                reference.itemColumns(),
                reference.item(),
                reference.itemUpdatedSeconds(),
                reference.scores(),
                reference.positions(),
                reference.categories(),
                reference.propensities(),
                reference.genreOf(),
                reference.states());
    }

    private static Impression slow(Impression answer, long spentMicros) {
        return new Impression(
                answer.logMillis(),
                answer.requestId(),
                answer.userId(),
                answer.timeSeconds(),
                answer.bundle(),
                answer.rung(),
                answer.coldStart(),
                answer.context(),
                answer.items(),
                answer.features(),
                spentMicros);
    }
}
