package io.headroom.monitoring.alarms;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.AlarmView;
import io.headroom.monitoring.view.AlarmView.Moment;
import io.headroom.monitoring.view.DetectorView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Which alarms are active, which were, and how often each detector tested and rejected. An alarm is of one detector on one subject; it is
 * active from the test that rejected to the first test after it that did not, or until {@value #LAPSE_HOURS} hours of the log's time passed
 * without a test of that subject, as happens to a rung that is served no more. Not thread-safe.
 */
public final class AlarmLog implements Stateful {

    private static final int LAPSE_HOURS = 24;
    private static final long LAPSE_MILLIS = LAPSE_HOURS * 3_600_000L;

    private final int bound;
    private final Map<Detector, Double> nominal;
    private final Map<Long, AlarmView> kept = new LinkedHashMap<>();
    private final Map<Key, Long> active = new LinkedHashMap<>();
    private final Map<Key, Long> rejectedMillis = new HashMap<>();
    private final Map<Detector, Tally> tallies = new EnumMap<>(Detector.class);
    private Moment now = new Moment(0, 0, 0, 0);
    private long next;

    /**
     * @param bound alarms kept; when there are more, the oldest cleared one is dropped
     * @param nominal probability that one test of unchanged data rejects, where a detector states it
     */
    public AlarmLog(int bound, Map<Detector, Double> nominal) {
        this.bound = bound;
        this.nominal = Map.copyOf(nominal);
        for (Detector detector : Detector.values()) {
            tallies.put(detector, new Tally());
        }
    }

    /** The moment of whatever is told next. */
    public void at(Moment moment) {
        boolean passed = moment.logMillis() > now.logMillis();
        now = moment;
        if (passed && !active.isEmpty()) {
            List<Key> lapsed = active.keySet().stream()
                    .filter(key -> rejectedMillis.get(key) + LAPSE_MILLIS <= now.logMillis())
                    .toList();
            lapsed.forEach(key -> clear(key.detector(), key.subject()));
        }
    }

    /** Takes the verdicts of one test of a detector, on all its subjects. */
    public void test(Detector detector, List<Verdict> verdicts) {
        tested(detector, 1, verdicts.stream().anyMatch(Verdict::rejected) ? 1 : 0);
        for (Verdict verdict : verdicts) {
            if (verdict.rejected()) {
                fire(detector, verdict.subject(), verdict.value(), verdict.threshold());
            } else {
                clear(detector, verdict.subject());
            }
        }
    }

    /** Counts tests without a verdict on a subject. */
    public void tested(Detector detector, long count, long rejected) {
        Tally tally = tallies.get(detector);
        tally.tests += count;
        tally.rejections += rejected;
    }

    /** Raises an alarm, unless it is active already. */
    public void fire(Detector detector, String subject, double value, double threshold) {
        Key key = new Key(detector, subject);
        rejectedMillis.put(key, now.logMillis());
        if (active.containsKey(key)) {
            return;
        }
        active.put(key, next);
        kept.put(next++, new AlarmView(detector, subject, now, value, threshold, Optional.empty()));
        tallies.get(detector).raised++;
        trim();
    }

    /** Ends an alarm, if it is active. */
    public void clear(Detector detector, String subject) {
        Key key = new Key(detector, subject);
        rejectedMillis.remove(key);
        Long id = active.remove(key);
        if (id != null) {
            kept.computeIfPresent(id, (ignored, alarm) -> cleared(alarm));
        }
    }

    private AlarmView cleared(AlarmView alarm) {
        return new AlarmView(
                alarm.detector(), alarm.subject(), alarm.fired(), alarm.value(), alarm.threshold(), Optional.of(now));
    }

    private void trim() {
        if (kept.size() <= bound) {
            return;
        }
        Iterator<AlarmView> oldest = kept.values().iterator();
        while (oldest.hasNext()) {
            if (!oldest.next().active()) {
                oldest.remove();
                return;
            }
        }
        long first = kept.keySet().iterator().next();
        kept.remove(first);
    }

    public boolean isActive(Detector detector, String subject) {
        return active.containsKey(new Key(detector, subject));
    }

    /** Detectors with an active alarm on a subject, in their own order. */
    public List<Detector> on(String subject, Family family) {
        return active.keySet().stream()
                .filter(key -> key.subject().equals(subject) && key.detector().family() == family)
                .map(Key::detector)
                .sorted()
                .toList();
    }

    /** In the order they fired. */
    public List<AlarmView> alarms() {
        return List.copyOf(kept.values());
    }

    /** One a detector, also of those that have not tested yet. */
    public List<DetectorView> detectors() {
        return tallies.entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue()))
                .toList();
    }

    private DetectorView view(Detector detector, Tally tally) {
        int running = (int) active.keySet().stream()
                .filter(key -> key.detector() == detector)
                .count();
        OptionalDouble stated =
                nominal.containsKey(detector) ? OptionalDouble.of(nominal.get(detector)) : OptionalDouble.empty();
        return new DetectorView(detector, stated, tally.tests, tally.rejections, tally.raised, running);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (Tally tally : tallies.values()) {
            StateFormat.longs(out, new long[] {tally.tests, tally.rejections, tally.raised});
        }
        AlarmBytes.write(out, now);
        out.writeLong(next);
        out.writeInt(kept.size());
        for (Map.Entry<Long, AlarmView> entry : kept.entrySet()) {
            out.writeLong(entry.getKey());
            AlarmBytes.write(out, entry.getValue());
        }
        out.writeInt(active.size());
        for (Map.Entry<Key, Long> entry : active.entrySet()) {
            Detector.write(out, entry.getKey().detector());
            out.writeUTF(entry.getKey().subject());
            out.writeLong(entry.getValue());
            out.writeLong(rejectedMillis.get(entry.getKey()));
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (Tally tally : tallies.values()) {
            long[] saved = new long[3];
            StateFormat.longs(in, "counts of a detector", saved);
            tally.tests = saved[0];
            tally.rejections = saved[1];
            tally.raised = saved[2];
        }
        now = AlarmBytes.moment(in);
        next = in.readLong();
        for (int left = StateFormat.count(in, "alarms", bound); left > 0; left--) {
            long id = in.readLong();
            kept.put(id, AlarmBytes.alarm(in));
        }
        for (int left = StateFormat.count(in, "active alarms", Integer.MAX_VALUE); left > 0; left--) {
            Key key = new Key(Detector.read(in), in.readUTF());
            active.put(key, in.readLong());
            rejectedMillis.put(key, in.readLong());
        }
    }

    /** Counts of one detector. */
    private static final class Tally {
        private long tests;
        private long rejections;
        private long raised;
    }

    private record Key(Detector detector, String subject) {}
}
