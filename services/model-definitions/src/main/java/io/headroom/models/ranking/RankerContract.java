package io.headroom.models.ranking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Set;

/**
 * What a ranking model takes and gives: the content of {@code ranking/model.json}. Whoever brings a TorchScript model of their own describes it
 * the same way.
 *
 * <p>The model's {@code forward} takes the named inputs in the stated order and returns float32 [R, K], for R requests of K rows each:
 *
 * <ul>
 *   <li>{@code dense} float32 [R, K, D]: the columns named in {@link #dense}
 *   <li>{@code item} int64 [R, K]: item row + 1; 0 is an unknown item or padding
 *   <li>{@code history} int64 [R, H]: item row + 1 of the user's newest items, newest first; 0 is padding
 *   <li>{@code historyRating} float32 [R, H]: their ratings; 0 where padded
 * </ul>
 *
 * @param inputs names of the inputs, each one of those above
 * @param dense names of the dense columns, each one the row encoder knows
 * @param historyLength H
 * @param output what the values returned are
 * @param batchSizes the values of K that serving pads to and warms, increasing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RankerContract(
        List<String> inputs, List<String> dense, int historyLength, Output output, List<Integer> batchSizes) {
    public static final String DENSE = "dense";
    public static final String ITEM = "item";
    public static final String HISTORY = "history";
    public static final String HISTORY_RATING = "historyRating";

    private static final Set<String> KNOWN = Set.of(DENSE, ITEM, HISTORY, HISTORY_RATING);

    /** What a model returns. */
    public enum Output {
        logit,
        probability
    }

    public RankerContract {
        inputs = List.copyOf(inputs);
        dense = List.copyOf(dense);
        batchSizes = batchSizes.stream().sorted().toList();
        for (String input : inputs) {
            if (!KNOWN.contains(input)) {
                throw new IllegalArgumentException("model input '%s' is none of %s".formatted(input, KNOWN));
            }
        }
        if (batchSizes.isEmpty() || batchSizes.getFirst() < 1) {
            throw new IllegalArgumentException("batch sizes must be positive, but are " + batchSizes);
        }
        if (historyLength < 1) {
            throw new IllegalArgumentException("history length must be positive, but is " + historyLength);
        }
    }

    /** The smallest batch size that holds so many rows; the largest one where none does. */
    public int paddedSize(int rows) {
        return batchSizes.stream().filter(size -> size >= rows).findFirst().orElse(batchSizes.getLast());
    }
}
