package io.headroom.monitoring.labels;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What users did in answers that the log has not told of yet: answers and interactions come from producers of their own, and one of them may
 * have waited longer for the broker. Bounded in number and in the log's time. Not thread-safe.
 */
final class EarlyLabels implements Stateful {

    private final long holdMillis;
    private final int most;
    private final SequencedMap<Long, Held> byRequest = new LinkedHashMap<>();
    private int size;

    EarlyLabels(MonitorSettings.Labels settings) {
        this.holdMillis = settings.earlyMillis();
        this.most = settings.earlyLabels();
    }

    /** Holds a label; gives how many had to give way for it, all of one request. */
    int hold(long request, Label label, long logMillis) {
        int lost = size == most ? dropOldest() : 0;
        byRequest
                .computeIfAbsent(request, ignored -> new Held(logMillis))
                .labels
                .add(label);
        size++;
        return lost;
    }

    /** Gives the labels of a request, and no longer holds them. */
    List<Label> take(long request) {
        Held held = byRequest.remove(request);
        if (held == null) {
            return List.of();
        }
        size -= held.labels.size();
        return held.labels;
    }

    /** Gives how many labels were held for so long that their answer is not awaited any more. */
    int expire(long logMillis) {
        int lost = 0;
        while (!byRequest.isEmpty() && byRequest.firstEntry().getValue().logMillis + holdMillis <= logMillis) {
            lost += dropOldest();
        }
        return lost;
    }

    private int dropOldest() {
        int lost = byRequest.pollFirstEntry().getValue().labels.size();
        size -= lost;
        return lost;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(byRequest.size());
        for (Map.Entry<Long, Held> entry : byRequest.entrySet()) {
            out.writeLong(entry.getKey());
            out.writeLong(entry.getValue().logMillis);
            out.writeInt(entry.getValue().labels.size());
            for (Label label : entry.getValue().labels) {
                VariableLength.write(out, label.userId());
                VariableLength.write(out, label.itemId());
                out.writeBoolean(label.positive());
            }
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (int left = StateFormat.count(in, "requests of early labels", most); left > 0; left--) {
            long request = in.readLong();
            Held held = new Held(in.readLong());
            for (int labels = StateFormat.count(in, "early labels", most - size); labels > 0; labels--) {
                held.labels.add(new Label(VariableLength.read(in), VariableLength.read(in), in.readBoolean()));
                size++;
            }
            byRequest.put(request, held);
        }
    }

    /** Labels of one request, and when the first of them came. */
    private static final class Held {
        private final long logMillis;
        private final List<Label> labels = new ArrayList<>(1);

        private Held(long logMillis) {
            this.logMillis = logMillis;
        }
    }
}
