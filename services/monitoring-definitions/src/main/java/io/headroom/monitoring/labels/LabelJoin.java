package io.headroom.monitoring.labels;

import io.headroom.features.definitions.Event;
import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.windows.StableHash;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Joins answers to what users did with them, within a window of the log's time. A click, a like, or a rating of at least
 * {@value Event#POSITIVE_RATING} makes an item a positive; an item without any when the window closes is a negative, unless nobody at all did
 * anything since it was shown: then nobody tells, and what was liked is not known. What comes before its answer is held for a while. Answers are known by a hash of their request id. Not thread-safe.
 */
public final class LabelJoin implements Stateful {

    private final MonitorSettings.Labels settings;
    private final String fullRung;
    private final OpenAnswers open;
    private final EarlyLabels early;
    private final RecentIds eventIds;
    private final JoinCounts counts = new JoinCounts();
    private long heardMillis = Long.MIN_VALUE;

    public LabelJoin(MonitorSettings.Labels settings, String fullRung) {
        this.settings = settings;
        this.fullRung = fullRung;
        this.open = new OpenAnswers(settings);
        this.early = new EarlyLabels(settings);
        this.eventIds = new RecentIds(settings.rememberedEventIds());
    }

    /** Waits for the labels of an answer, if it is sampled; false when one with this request id already waits. */
    public boolean open(Impression impression) {
        long id = StableHash.of(impression.requestId());
        if (open.get(id).isPresent()) {
            counts.duplicateImpressions++;
            return false;
        }
        counts.notSampled +=
                open.add(id, OpenAnswer.of(impression, impression.rung().equals(fullRung)));
        List<Label> before = early.take(id);
        before.forEach(label -> apply(id, label));
        heardMillis = before.isEmpty() ? heardMillis : Math.max(heardMillis, impression.logMillis());
        return true;
    }

    private void apply(long id, Label label) {
        Optional<OpenAnswer> answer = open.get(id);
        if (answer.isEmpty()) {
            counts.unmatched++;
        } else if (!answer.orElseThrow().take(label)) {
            counts.notShown++;
        }
    }

    /** Takes what a user did; false when it was known before. */
    public boolean label(Interaction interaction) {
        if (!eventIds.add(interaction.eventId())) {
            counts.duplicateEvents++;
            return false;
        }
        counts.interactions++;
        heardMillis = interaction.logMillis();
        if (interaction.requestId().isEmpty()) {
            counts.withoutRequest++;
            return true;
        }
        label(StableHash.of(interaction.requestId()), interaction);
        return true;
    }

    private void label(long id, Interaction interaction) {
        Label label = new Label(interaction.userId(), interaction.itemId(), isPositive(interaction));
        if (open.get(id).isPresent() || !open.isSampled(id)) {
            apply(id, label);
        } else {
            counts.unmatched += early.hold(id, label, interaction.logMillis());
        }
    }

    private static boolean isPositive(Interaction interaction) {
        return switch (interaction.kind()) {
            case CLICK, LIKE -> true;
            case RATING -> interaction.value() >= Event.POSITIVE_RATING;
            case WATCH -> false;
        };
    }

    /** The next answer whose label window closed by then and whose quality is measured, in the order answers were given. */
    public Optional<LabelledAnswer> closed(long logMillis) {
        counts.unmatched += early.expire(logMillis);
        Optional<OpenAnswer> oldest = open.pollOlderThan(logMillis - settings.windowMillis());
        while (oldest.isPresent() && !isLabelled(oldest.orElseThrow())) {
            oldest = open.pollOlderThan(logMillis - settings.windowMillis());
        }
        return oldest.map(OpenAnswer::close);
    }

    private boolean isLabelled(OpenAnswer answer) {
        boolean heard = heardMillis >= answer.logMillis();
        counts.unheard += answer.measured() && !heard ? 1 : 0;
        return answer.measured() && heard;
    }

    /** Answers that wait. */
    public int waiting() {
        return open.size();
    }

    public JoinCounts counts() {
        return counts;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        counts.save(out);
        out.writeLong(heardMillis);
        eventIds.save(out);
        open.save(out);
        early.save(out);
    }

    @Override
    public void load(DataInput in) throws IOException {
        counts.load(in);
        heardMillis = in.readLong();
        eventIds.load(in);
        open.load(in);
        early.load(in);
    }
}
