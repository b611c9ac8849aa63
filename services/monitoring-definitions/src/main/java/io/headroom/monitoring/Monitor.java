package io.headroom.monitoring;

import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.intake.Intake;
import io.headroom.monitoring.intake.Marks;
import io.headroom.monitoring.labels.LabelJoin;
import io.headroom.monitoring.labels.LabelledAnswer;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.StateRefusedException;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.DetectorView;
import io.headroom.monitoring.view.MonitorView;
import io.headroom.monitoring.view.MonitorView.Mark;
import io.headroom.monitoring.windows.StableHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Watches the event log: drift of data and of predictions, quality on delayed labels, training-serving skew, freshness, and health. It
 * reads no clock and draws nothing at random: the same records in the same order give the same view, also when its state was saved and
 * restored on the way. Its memory is bounded by its {@link MonitorSettings}. Not thread-safe.
 *
 * <p>Records come with log times that never decrease; a time that does is taken as the newest one.
 */
public final class Monitor {

    private final MonitorSettings settings;
    private final String bundle;
    private final long fingerprint;
    private final AlarmLog alarms;
    private final Intake intake = new Intake();
    private final LabelJoin labels;
    private final Watches watches;
    private final Marks marks;

    private Monitor(MonitorSettings settings, Reference reference) {
        this.settings = settings;
        this.bundle = reference.bundle();
        this.fingerprint = StableHash.of(settings + " " + reference.fingerprint());
        this.alarms = new AlarmLog(settings.history().alarms(), nominal(settings));
        this.labels = new LabelJoin(settings.labels(), reference.fullRung());
        this.watches = Watches.of(settings, reference, alarms);
        this.marks = new Marks(settings.history().marks());
    }

    /** False alarms of a test of unchanged data. ADWIN, Page-Hinkley and burn rates promise none; theirs are measured. */
    private static Map<Detector, Double> nominal(MonitorSettings settings) {
        Map<Detector, Double> nominal = new EnumMap<>(Detector.class);
        for (Detector detector : Detector.values()) {
            switch (detector.family()) {
                case DATA_DRIFT, PREDICTION_DRIFT ->
                    nominal.put(detector, settings.drift().alpha());
                case FRESHNESS -> nominal.put(detector, settings.drift().alpha() / 2);
                case LABEL_SHIFT -> nominal.put(detector, settings.concept().alpha());
                case SKEW -> nominal.put(detector, 0.0);
                case CONCEPT_DRIFT, HEALTH -> {}
            }
        }
        nominal.put(Detector.AUC_DROP, settings.concept().alpha());
        return nominal;
    }

    /** A monitor that has seen nothing. */
    public static Monitor begin(MonitorSettings settings, Reference reference) {
        return new Monitor(settings, reference);
    }

    /**
     * Goes on from what {@link #save} wrote.
     *
     * @throws StateRefusedException when that was of another format, other settings or another bundle, or is damaged
     */
    public static Monitor restore(DataInput in, MonitorSettings settings, Reference reference) throws IOException {
        Monitor monitor = new Monitor(settings, reference);
        StateFormat.open(in, monitor.bundle, monitor.fingerprint);
        for (Stateful part : monitor.parts()) {
            part.load(in);
        }
        StateFormat.close(in);
        return monitor;
    }

    /** Writes the whole state; its bulk are the answers that wait for labels, about 100 bytes each. */
    public void save(DataOutput out) throws IOException {
        StateFormat.begin(out, bundle, fingerprint);
        for (Stateful part : parts()) {
            part.save(out);
        }
        StateFormat.end(out);
    }

    private List<Stateful> parts() {
        List<Stateful> parts = new ArrayList<>(List.of(intake, alarms, labels, marks));
        parts.addAll(watches.all());
        return parts;
    }

    /** Takes an answer. One of another bundle, or one that was there before, is counted and left out. */
    public void accept(Impression impression) {
        advanceTo(impression.logMillis());
        if (!impression.bundle().equals(bundle)) {
            intake.countOtherBundle();
        } else if (labels.open(impression)) {
            intake.count(impression);
            tellMoment();
            watches.see(impression);
        }
    }

    /** Takes what a user did. */
    public void accept(Interaction interaction) {
        advanceTo(interaction.logMillis());
        if (labels.label(interaction)) {
            watches.skew().see(interaction);
        }
    }

    /** Says that the log holds no more records before this time: labels whose window ends by then are closed. */
    public void advanceTo(long logMillis) {
        long now = intake.advanceTo(logMillis);
        tellMoment();
        watches.health().advanceTo(now);
        Optional<LabelledAnswer> closed = labels.closed(now);
        while (closed.isPresent()) {
            watches.quality().see(closed.get());
            tellMoment();
            closed = labels.closed(now);
        }
    }

    private void tellMoment() {
        alarms.at(new AlarmView.Moment(
                intake.logMillis(),
                intake.dataSeconds(),
                intake.impressions(),
                watches.quality().labelledItems()));
    }

    /** Notes something known from outside, to be shown beside what was found; it changes nothing else. Times are the log's. */
    public void mark(String label, long fromMillis, long toMillis) {
        marks.add(new Mark(label, fromMillis, toMillis));
    }

    /** All that is known now. Costs some milliseconds; meant for once a second, not for once a record. */
    public MonitorView view() {
        return new MonitorView(
                intake.logMillis(),
                intake.dataSeconds(),
                bundle,
                intake.counts(labels.counts()),
                watches.drift().running(),
                settings.drift().windowRequests(),
                watches.drift().windows(),
                watches.drift().views(),
                watches.predictions().views(),
                watches.items().newest(),
                watches.quality().view(labels.waiting()),
                watches.skew().view(),
                watches.freshness().views(intake.dataSeconds()),
                watches.health().view(),
                detectors(),
                alarms(),
                marks.all());
    }

    /** The alarms of {@link #view()} alone; cheap. */
    public List<AlarmView> alarms() {
        return alarms.alarms();
    }

    /** The detectors of {@link #view()} alone; cheap. */
    public List<DetectorView> detectors() {
        return alarms.detectors();
    }
}
