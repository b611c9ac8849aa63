package io.headroom.gateway.impressions;

import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.ShownItem;
import io.headroom.gateway.orchestration.Answer;
import io.headroom.gateway.orchestration.Query;

/** Makes the record of an answer. */
final class ImpressionRecords {
    private static final int SCHEMA_VERSION = 1;

    private ImpressionRecords() {}

    /**
     * @param bundle version of the bundle behind the answer
     * @param answeredAtMillis when it was given, on this machine's clock
     */
    static ImpressionRecord of(Query query, String bundle, Answer answer, long answeredAtMillis) {
        ShownFeatures features = ShownFeatures.of(answer.scoredFrom(), answer.choices());
        ImpressionRecord.Builder impression = ImpressionRecord.newBuilder()
                .setSchemaVersion(SCHEMA_VERSION)
                .setRequestId(query.requestId())
                .setUserId(query.userId())
                .setTimeSeconds(answer.timeSeconds())
                .setAnsweredAtMillis(answeredAtMillis)
                .setBundle(bundle)
                .setRung(answer.rung().name())
                .setColdStart(answer.coldStart())
                .putAllContext(query.context())
                .setSpentMicros(answer.spentMicros());
        for (Answer.Choice choice : answer.choices()) {
            impression.addItems(ShownItem.newBuilder()
                    .setItemId(choice.itemId())
                    .setPosition(impression.getItemsCount() + 1)
                    .setScore(choice.score())
                    .addAllSources(choice.sources())
                    .setFeatureRow(features.row(choice.itemId())));
        }
        features.features().ifPresent(impression::setFeatures);
        return impression.build();
    }
}
