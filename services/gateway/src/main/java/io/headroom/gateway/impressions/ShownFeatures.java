package io.headroom.gateway.impressions;

import com.google.protobuf.ByteString;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.features.definitions.FeatureDigest;
import io.headroom.gateway.orchestration.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Features of the items that were shown, cut out of what ranking told of the most probable candidates, with the digest of what is left. Where
 * ranking told no values there is nothing to make another digest of: ids, times and digest then stay as they were told.
 *
 * @param features empty when ranking told none, or what makes no sense
 * @param rows where in them an item stands
 */
record ShownFeatures(Optional<ScoredFeatures> features, Map<Long, Integer> rows) {
    private static final int NOT_LOGGED = -1;
    private static final ShownFeatures NONE = new ShownFeatures(Optional.empty(), Map.of());

    static ShownFeatures of(Optional<ScoredFeatures> told, List<Answer.Choice> shown) {
        return told.filter(ShownFeatures::isSensible)
                .map(features -> features.getItemValues().isEmpty() ? asTold(features) : cut(features, shown))
                .orElse(NONE);
    }

    /** Row of an item; -1 when its values were not told. */
    int row(long itemId) {
        return rows.getOrDefault(itemId, NOT_LOGGED);
    }

    private static boolean isSensible(ScoredFeatures told) {
        int items = told.getItemIdsCount();
        int bytes = told.getItemValues().size();
        return told.getItemUpdatedAtSecondsCount() == items
                && told.getUserValues().size() % Float.BYTES == 0
                && (items == 0 ? bytes == 0 : bytes % (items * Float.BYTES) == 0);
    }

    private static ShownFeatures asTold(ScoredFeatures told) {
        return new ShownFeatures(Optional.of(told), rowsOf(told.getItemIdsList()));
    }

    private static ShownFeatures cut(ScoredFeatures told, List<Answer.Choice> shown) {
        Map<Long, Integer> toldRows = rowsOf(told.getItemIdsList());
        List<Long> kept = shown.stream()
                .map(Answer.Choice::itemId)
                .filter(toldRows::containsKey)
                .toList();
        int rowBytes = told.getItemValues().size() / told.getItemIdsCount();
        ScoredFeatures.Builder left = ScoredFeatures.newBuilder()
                .setUserValues(told.getUserValues())
                .setUserUpdatedAtSeconds(told.getUserUpdatedAtSeconds());
        FeatureDigest digest = FeatureDigest.ofUser(
                told.getUserUpdatedAtSeconds(), told.getUserValues().asReadOnlyByteBuffer());
        ByteString.Output values = ByteString.newOutput(kept.size() * rowBytes);
        for (long item : kept) {
            int row = toldRows.get(item);
            long updatedAt = told.getItemUpdatedAtSeconds(row);
            ByteString itemValues = told.getItemValues().substring(row * rowBytes, (row + 1) * rowBytes);
            left.addItemIds(item).addItemUpdatedAtSeconds(updatedAt);
            digest.item(item, updatedAt, itemValues.asReadOnlyByteBuffer());
            append(values, itemValues);
        }
        left.setItemValues(values.toByteString()).setDigest(digest.value());
        return new ShownFeatures(Optional.of(left.build()), rowsOf(kept));
    }

    private static void append(ByteString.Output values, ByteString more) {
        for (int i = 0; i < more.size(); i++) {
            values.write(more.byteAt(i));
        }
    }

    /** The first row of each item. */
    private static Map<Long, Integer> rowsOf(List<Long> items) {
        Map<Long, Integer> rows = HashMap.newHashMap(items.size());
        for (int i = 0; i < items.size(); i++) {
            rows.putIfAbsent(items.get(i), i);
        }
        return rows;
    }
}
