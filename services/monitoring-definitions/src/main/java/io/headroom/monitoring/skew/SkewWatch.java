package io.headroom.monitoring.skew;

import io.headroom.features.definitions.Event;
import io.headroom.features.definitions.FeatureDigest;
import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.alarms.AlarmLog;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.log.ScoredFeatures;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.SkewView;
import io.headroom.monitoring.view.SkewView.Example;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Training-serving skew: every logged row derived again, every digest computed again. A fault raises its alarm at once; the alarm ends with the
 * first window without one. Not thread-safe.
 */
public final class SkewWatch implements Stateful {

    private static final String DIGEST = "digest";

    private final MonitorSettings.Skew settings;
    private final AlarmLog alarms;
    private final int itemWidth;
    private final RatingLog ratings;
    private final ShownItems shown;
    private final Optional<RowDerivation> derivation;
    private final CheckedRows users = new CheckedRows("user");
    private final CheckedRows items = new CheckedRows("item");
    private final CheckedRows digests = new CheckedRows(DIGEST);
    private final List<Example> examples = new ArrayList<>();

    public SkewWatch(MonitorSettings.Skew settings, Reference reference, AlarmLog alarms) {
        this.settings = settings;
        this.alarms = alarms;
        this.itemWidth = reference.itemColumns().size();
        this.ratings = new RatingLog(settings.events());
        this.shown = new ShownItems(settings.entities());
        this.derivation = reference
                .states()
                .map(states ->
                        new RowDerivation(states, reference.userColumns(), reference.itemColumns(), ratings, shown));
    }

    /** Takes an event that was not there before. */
    public void see(Interaction interaction) {
        boolean rating = interaction.kind() == Interaction.Kind.RATING;
        if (rating && interaction.timeSeconds() > 0 && Float.isFinite(interaction.value())) {
            ratings.add(Event.rating(
                    interaction.userId(), interaction.itemId(), interaction.timeSeconds(), interaction.value()));
        }
    }

    public void see(Impression impression) {
        impression.features().filter(this::told).ifPresent(features -> {
            checkDigest(impression, features);
            derivation.ifPresentOrElse(
                    deriving -> checkRows(impression, features, deriving), () -> notCheckable(features));
        });
        impression.items().forEach(item -> shown.add(item.itemId(), impression.timeSeconds()));
    }

    private boolean told(ScoredFeatures features) {
        int rows = features.itemIds().length;
        return rows > 0
                && features.itemValues().length == rows * itemWidth
                && features.itemUpdatedAtSeconds().length == rows;
    }

    private void notCheckable(ScoredFeatures features) {
        users.notCheckable();
        for (int row = 0; row < features.itemIds().length; row++) {
            items.notCheckable();
        }
    }

    private void checkRows(Impression impression, ScoredFeatures features, RowDerivation deriving) {
        long user = impression.userId();
        RowCheck userRow = deriving.user(user, features.userUpdatedAtSeconds(), features.userValues());
        note(userRow, users, Detector.FEATURE_SKEW, user, impression);
        for (int row = 0; row < features.itemIds().length; row++) {
            long item = features.itemIds()[row];
            long updatedAt = features.itemUpdatedAtSeconds()[row];
            note(
                    deriving.item(item, updatedAt, features.itemValues(), row),
                    items,
                    Detector.FEATURE_SKEW,
                    item,
                    impression);
        }
    }

    private void checkDigest(Impression impression, ScoredFeatures features) {
        FeatureDigest digest = FeatureDigest.ofUser(features.userUpdatedAtSeconds(), features.userValues());
        for (int row = 0; row < features.itemIds().length; row++) {
            float[] values = Arrays.copyOfRange(features.itemValues(), row * itemWidth, (row + 1) * itemWidth);
            digest.item(features.itemIds()[row], features.itemUpdatedAtSeconds()[row], values);
        }
        long computed = digest.value();
        RowCheck check = computed == features.digest()
                ? new RowCheck.Same()
                : new RowCheck.Fault(DIGEST, Long.toHexString(features.digest()), Long.toHexString(computed));
        note(check, digests, Detector.DIGEST, impression.userId(), impression);
    }

    private void note(RowCheck check, CheckedRows rows, Detector detector, long id, Impression impression) {
        switch (check) {
            case RowCheck.Same same -> {
                rows.same();
                alarms.tested(detector, 1, 0);
            }
            case RowCheck.NotCheckable none -> rows.notCheckable();
            case RowCheck.Fault fault -> {
                rows.fault();
                alarms.tested(detector, 1, 1);
                alarms.fire(detector, rows.view(), (double) rows.faults(), 0);
                keep(fault, rows.view(), id, impression);
            }
        }
    }

    private void keep(RowCheck.Fault fault, String view, long id, Impression impression) {
        if (examples.size() < settings.examples()) {
            examples.add(new Example(
                    view,
                    id,
                    impression.requestId(),
                    impression.logMillis(),
                    fault.column(),
                    fault.logged(),
                    fault.derived()));
        }
    }

    /** Ends the alarms of what had no fault since the last call. */
    public void endWindow() {
        for (CheckedRows rows : List.of(users, items)) {
            if (rows.settle()) {
                alarms.clear(Detector.FEATURE_SKEW, rows.view());
            }
        }
        if (digests.settle()) {
            alarms.clear(Detector.DIGEST, DIGEST);
        }
    }

    public SkewView view() {
        return new SkewView(
                derivation.isPresent(),
                List.of(users.rows(), items.rows()),
                digests.checked(),
                digests.faults(),
                examples);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        for (Stateful part : List.of(ratings, shown, users, items, digests)) {
            part.save(out);
        }
        out.writeInt(examples.size());
        for (Example example : examples) {
            out.writeUTF(example.view());
            out.writeLong(example.id());
            out.writeUTF(example.requestId());
            out.writeLong(example.logMillis());
            out.writeUTF(example.column());
            out.writeUTF(example.logged());
            out.writeUTF(example.derived());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (Stateful part : List.of(ratings, shown, users, items, digests)) {
            part.load(in);
        }
        for (int left = StateFormat.count(in, "examples", settings.examples()); left > 0; left--) {
            examples.add(new Example(
                    in.readUTF(),
                    in.readLong(),
                    in.readUTF(),
                    in.readLong(),
                    in.readUTF(),
                    in.readUTF(),
                    in.readUTF()));
        }
    }
}
