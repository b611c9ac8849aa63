package io.headroom.monitoring.concept;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.alarms.Verdict;
import io.headroom.monitoring.change.AutocorrelationTime;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The quality of the first windows together, frozen, and the tests of later windows against it: whether AUC fell (one-sided z-tests of two
 * independent areas, DeLong's variances; of the newest window, and of the newest two together, which sees less of a fall sooner than either;
 * each at half of alpha), and whether the model's calibration in the large moved (two-sided t-test of two ratios, its variance
 * that of blocks of requests, because neighbouring requests depend on each other). What was off from the first
 * is the model's, not a change. Not thread-safe.
 */
final class Baseline implements Stateful {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    /** Requests over which one may depend on another, and with them their clicks. */
    private static final int LONGEST_BLOCK = 64;

    private static final String AUC = "auc";
    private static final String CLICK_RATE = "click_rate";

    private final MonitorSettings.Concept settings;
    private final AlarmLog alarms;
    private final Supplier<QualityWindow> empty;
    private final QualityWindow sum;
    private QualityWindow previous;
    private AutocorrelationTime dependence = new AutocorrelationTime();
    private int windows;

    Baseline(MonitorSettings.Concept settings, AlarmLog alarms, Supplier<QualityWindow> empty) {
        this.settings = settings;
        this.alarms = alarms;
        this.empty = empty;
        this.sum = empty.get();
        this.previous = empty.get();
    }

    /** Takes a request's clicks less those expected, to learn how neighbours depend on each other. */
    void see(double residual) {
        dependence.add(residual);
    }

    /** Becomes part of the baseline, or is tested against it. */
    void see(QualityWindow window) {
        if (windows < settings.baselineWindows()) {
            windows++;
            sum.merge(window);
            return;
        }
        alarms.test(Detector.AUC_DROP, List.of(testAuc(window)));
        alarms.test(Detector.CALIBRATION, List.of(testCalibration(window)));
        previous = window;
    }

    private Verdict testAuc(QualityWindow window) {
        Verdict alone = fall(window.area());
        if (alone.rejected() || previous.items() == 0) {
            return alone;
        }
        QualityWindow both = empty.get();
        both.merge(previous);
        both.merge(window);
        Verdict together = fall(both.area());
        return together.rejected() ? together : alone;
    }

    private Verdict fall(QualityWindow.Area now) {
        QualityWindow.Area before = sum.area();
        double error = Math.hypot(before.standardError(), now.standardError());
        double threshold = before.value() - NORMAL.inverseSurvivalProbability(settings.alpha() / 2) * error;
        return new Verdict(AUC, now.value() < threshold, orZero(now.value()), orZero(threshold));
    }

    private Verdict testCalibration(QualityWindow window) {
        double before = sum.calibration().ratio();
        double now = window.calibration().ratio();
        double variance =
                sum.calibration().variance(before) + window.calibration().variance(before);
        AutocorrelationTime.Scale scale = dependence.scale(LONGEST_BLOCK);
        double error = Math.sqrt(variance * Math.max(scale.time(), dependence.estimate()));
        double reach = TDistribution.of(scale.degrees()).inverseSurvivalProbability(settings.alpha() / 2) * error;
        return new Verdict(
                CLICK_RATE, Math.abs(now - before) > reach, now, now < before ? before - reach : before + reach);
    }

    /** A window without clicks, or with nothing else, has no area. */
    private static double orZero(double value) {
        return Double.isNaN(value) ? 0 : value;
    }

    /** Empty until it is frozen. */
    Optional<QualityWindow> frozen() {
        return windows < settings.baselineWindows() ? Optional.empty() : Optional.of(sum);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(windows);
        sum.save(out);
        previous.save(out);
        dependence.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        windows = StateFormat.count(in, "windows of the baseline", settings.baselineWindows());
        sum.load(in);
        previous.load(in);
        dependence = AutocorrelationTime.restore(in);
    }
}
