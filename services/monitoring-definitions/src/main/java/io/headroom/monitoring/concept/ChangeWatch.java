package io.headroom.monitoring.concept;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.change.Adwin;
import io.headroom.monitoring.change.AdwinSettings;
import io.headroom.monitoring.change.ChangeDetector;
import io.headroom.monitoring.change.DependenceAware;
import io.headroom.monitoring.change.PageHinkley;
import io.headroom.monitoring.change.PageHinkleySettings;
import io.headroom.monitoring.change.PageHinkleySettings.Direction;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.QualityView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * ADWIN and Page-Hinkley on the excess loss per request, both ways: it is 0 on average while the model is right, and falls, for one, when users
 * who used to click no longer do. A change raises an alarm at once, which ends with the first window of quality without another. Not
 * thread-safe.
 */
final class ChangeWatch implements Stateful {

    private static final AdwinSettings AUTHORS = AdwinSettings.DEFAULT;
    private static final String SUBJECT = "loss";

    private final AlarmLog alarms;
    private final MonitorSettings.Concept settings;
    private DependenceAware<Adwin> adwin;
    private DependenceAware<PageHinkley> up;
    private DependenceAware<PageHinkley> down;
    private final Changes adwinChanges = new Changes("adwin");
    private final Changes pageHinkleyChanges = new Changes("page_hinkley");

    ChangeWatch(MonitorSettings.Concept settings, AlarmLog alarms) {
        this.settings = settings;
        this.alarms = alarms;
        AdwinSettings cuts = new AdwinSettings(
                settings.adwinDelta(),
                AUTHORS.bucketsPerRow(),
                settings.adwinEvery(),
                AUTHORS.leastWindow(),
                AUTHORS.leastPart());
        adwin = new DependenceAware<>(new Adwin(cuts), settings.pageHinkley().minimum());
        up = pageHinkley(Direction.UP);
        down = pageHinkley(Direction.DOWN);
    }

    private DependenceAware<PageHinkley> pageHinkley(Direction direction) {
        MonitorSettings.PageHinkley sums = settings.pageHinkley();
        PageHinkleySettings own =
                new PageHinkleySettings(sums.minimum(), sums.delta(), sums.lambda(), sums.alpha(), direction);
        return new DependenceAware<>(new PageHinkley(own), sums.minimum());
    }

    /** @param loss from 0 to 1 */
    void see(double loss, long logMillis) {
        double before = adwin.mean();
        boolean cut = adwin.add(loss);
        note(Detector.ADWIN, adwinChanges, cut && adwin.mean() > before, cut, adwin.mean(), before, logMillis);
        before = up.mean();
        boolean risen = up.add(loss);
        boolean fallen = down.add(loss);
        note(Detector.PAGE_HINKLEY, pageHinkleyChanges, risen, risen || fallen, loss, before, logMillis);
    }

    private void note(
            Detector detector,
            Changes changes,
            boolean increase,
            boolean change,
            double value,
            double before,
            long logMillis) {
        changes.count();
        alarms.tested(detector, 1, change ? 1 : 0);
        if (change) {
            changes.note(increase, logMillis);
            alarms.fire(detector, SUBJECT, value, before);
        }
    }

    /** Ends the alarms of detectors that found no change since the last call. */
    void endWindow() {
        if (adwinChanges.settle()) {
            alarms.clear(Detector.ADWIN, SUBJECT);
        }
        if (pageHinkleyChanges.settle()) {
            alarms.clear(Detector.PAGE_HINKLEY, SUBJECT);
        }
    }

    List<QualityView.Change> views() {
        return List.of(adwinChanges.view(adwin), pageHinkleyChanges.view(up));
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (ChangeDetector detector : List.of(adwin, up, down)) {
            detector.save(out);
        }
        adwinChanges.save(out);
        pageHinkleyChanges.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        adwin = DependenceAware.restore(in, Adwin::restore);
        up = DependenceAware.restore(in, PageHinkley::restore);
        down = DependenceAware.restore(in, PageHinkley::restore);
        adwinChanges.load(in);
        pageHinkleyChanges.load(in);
    }
}
