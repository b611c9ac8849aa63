package io.headroom.monitoring.labels;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Answers that wait for their labels, bounded in number and in items. Where more come than fit, they are sampled by the hash of their request
 * id, each level half of the one before (after Gibbons and Tirthapura, SPAA 2001): whether an answer stays has nothing to do with what is
 * clicked in it, and each that stays waits for the whole of its label window. A level is left again when, a label window after it was
 * reached, less than a quarter of the bounds is used. Not thread-safe.
 */
final class OpenAnswers implements Stateful {

    private static final int DEEPEST = 62;
    private static final int SPARE = 4;

    private final MonitorSettings.Labels settings;
    private final SequencedMap<Long, OpenAnswer> open = new LinkedHashMap<>();
    private int items;
    private int level;
    private long levelMillis;

    OpenAnswers(MonitorSettings.Labels settings) {
        this.settings = settings;
    }

    /** Empty when the answer is unknown, was not sampled, or was closed. */
    Optional<OpenAnswer> get(long id) {
        return Optional.ofNullable(open.get(id));
    }

    boolean isSampled(long id) {
        return level == 0 || id >>> (Long.SIZE - level) == 0;
    }

    /** Takes an answer that is not known; gives how many answers, it or others, are not sampled for it. */
    int add(long id, OpenAnswer answer) {
        relax(answer.logMillis());
        int left = 0;
        while (level < DEEPEST && isSampled(id) && !hasRoomFor(answer)) {
            left += halve(answer.logMillis());
        }
        if (!isSampled(id) || !hasRoomFor(answer)) {
            return left + 1;
        }
        put(id, answer);
        return left;
    }

    private boolean hasRoomFor(OpenAnswer answer) {
        return open.size() < settings.openImpressions() && items + answer.items() <= settings.openItems();
    }

    private int halve(long logMillis) {
        int before = open.size();
        level++;
        levelMillis = logMillis;
        open.entrySet().removeIf(entry -> !isSampled(entry.getKey()));
        items = open.values().stream().mapToInt(OpenAnswer::items).sum();
        return before - open.size();
    }

    private void relax(long logMillis) {
        boolean spare = open.size() < settings.openImpressions() / SPARE && items < settings.openItems() / SPARE;
        if (level > 0 && spare && logMillis >= levelMillis + settings.windowMillis()) {
            level--;
            levelMillis = logMillis;
        }
    }

    private void put(long id, OpenAnswer answer) {
        open.put(id, answer);
        items += answer.items();
    }

    /** Takes away the oldest answer, if it is that old. */
    Optional<OpenAnswer> pollOlderThan(long logMillis) {
        if (open.isEmpty() || open.firstEntry().getValue().logMillis() > logMillis) {
            return Optional.empty();
        }
        OpenAnswer oldest = open.pollFirstEntry().getValue();
        items -= oldest.items();
        return Optional.of(oldest);
    }

    int size() {
        return open.size();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(level);
        out.writeLong(levelMillis);
        out.writeInt(open.size());
        for (Map.Entry<Long, OpenAnswer> answer : open.entrySet()) {
            out.writeLong(answer.getKey());
            answer.getValue().save(out);
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        level = StateFormat.count(in, "halvings of a sample", DEEPEST);
        levelMillis = in.readLong();
        for (int left = StateFormat.count(in, "open answers", settings.openImpressions()); left > 0; left--) {
            long id = in.readLong();
            put(id, OpenAnswer.load(in));
        }
    }
}
