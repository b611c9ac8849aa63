package io.headroom.gateway.recommendations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.headroom.gateway.ladder.RungName;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The answer.
 *
 * @param requestId the request's id, also in the header X-Request-Id
 * @param userId as asked
 * @param bundle version of the bundle behind the answer
 * @param coldStart true when nothing is known of the user; absent otherwise. A cold start is no degradation
 * @param items best first
 * @param degradation what the answer had to do without
 * @param ledger where the time went
 */
@Schema(
        name = "Recommendation",
        requiredProperties = {"requestId", "userId", "bundle", "items", "degradation", "ledger"})
public record Recommendation(
        String requestId,
        long userId,
        String bundle,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT)
        @Schema(description = "Present and true when nothing is known of the user yet; no degradation.")
        boolean coldStart,

        List<Item> items,
        Degradation degradation,
        Ledger ledger) {

    /**
     * One recommended item.
     *
     * @param score calibrated probability of a positive on rungs with a ranker, else a number in (0, 1] that only orders
     * @param sources the candidate sources that named the item
     */
    @Schema(
            name = "RecommendedItem",
            requiredProperties = {"itemId", "title", "score", "sources"})
    public record Item(
            long itemId,
            String title,

            @Schema(
                    description = "Calibrated probability of a positive where the ranker answered,"
                            + " else a number in (0, 1] that only orders.")
            float score,

            @Schema(description = "The candidate sources that named the item.")
            List<String> sources) {}

    /**
     * How complete the answer is.
     *
     * @param rung the step of the degradation ladder
     * @param reasons why it is not the top one, such as {@code ranking: DEADLINE_EXCEEDED}; empty on FULL
     */
    @Schema(
            name = "Degradation",
            requiredProperties = {"rung", "reasons"})
    public record Degradation(
            RungName rung,

            @Schema(
                    description =
                            "Stage and what happened to it, such as \"ranking: DEADLINE_EXCEEDED\", or why less was done, such as"
                                    + " \"ranked 120 of 500: 14 ms left\". Empty on FULL, unless an experiment forced it.")
            List<String> reasons) {}
}
