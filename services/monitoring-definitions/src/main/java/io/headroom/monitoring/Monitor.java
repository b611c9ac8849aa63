package io.headroom.monitoring;

import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.state.StateRefusedException;
import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.DetectorView;
import io.headroom.monitoring.view.MonitorView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * Watches the event log: drift of data and of predictions, quality on delayed labels, training-serving skew, freshness, and health. It
 * reads no clock and draws nothing at random: the same records in the same order give the same view, also when its state was saved and
 * restored on the way. Its memory is bounded by its {@link MonitorSettings}. Not thread-safe.
 *
 * <p>Records come with log times that never decrease; a time that does is taken as the newest one.
 */
@SuppressWarnings("DoNotCallSuggester") // until it is filled
public final class Monitor {

    private Monitor() {}

    /** A monitor that has seen nothing. */
    public static Monitor begin(MonitorSettings settings, Reference reference) {
        throw new UnsupportedOperationException();
    }

    /**
     * Goes on from what {@link #save} wrote.
     *
     * @throws StateRefusedException when that was of another format, other settings or another bundle
     */
    public static Monitor restore(DataInput in, MonitorSettings settings, Reference reference) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Writes the whole state; a few megabytes at most under the default settings. */
    public void save(DataOutput out) throws IOException {
        throw new UnsupportedOperationException();
    }

    /** Takes an answer. */
    public void accept(Impression impression) {
        throw new UnsupportedOperationException();
    }

    /** Takes what a user did. */
    public void accept(Interaction interaction) {
        throw new UnsupportedOperationException();
    }

    /** Says that the log holds no more records before this time: labels whose window ends by then are closed. */
    public void advanceTo(long logMillis) {
        throw new UnsupportedOperationException();
    }

    /** Notes something known from outside, to be shown beside what was found; it changes nothing else. Times are the log's. */
    public void mark(String label, long fromMillis, long toMillis) {
        throw new UnsupportedOperationException();
    }

    /** All that is known now. Costs some milliseconds; meant for once a second, not for once a record. */
    public MonitorView view() {
        throw new UnsupportedOperationException();
    }

    /** The alarms of {@link #view()} alone; cheap. */
    public List<AlarmView> alarms() {
        throw new UnsupportedOperationException();
    }

    /** The detectors of {@link #view()} alone; cheap. */
    public List<DetectorView> detectors() {
        throw new UnsupportedOperationException();
    }
}
