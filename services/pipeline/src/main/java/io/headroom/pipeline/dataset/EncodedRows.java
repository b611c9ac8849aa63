package io.headroom.pipeline.dataset;

import java.util.List;

/**
 * Model input rows of {@link Probes}, in their order, and the history of each request.
 *
 * @param columns names of the dense columns
 * @param dense row after row, {@code columns.size()} values each
 * @param requestOf for each row, which request it belongs to: 0 for the first request of the probes, 1 for the next, ...
 * @param historyItems {@code historyLength} values a request: item row + 1, newest first, 0 where the history is shorter
 * @param historyRatings the ratings that go with them, 0 where the history is shorter
 */
public record EncodedRows(
        List<String> columns,
        float[] dense,
        int[] requestOf,
        int historyLength,
        int[] historyItems,
        float[] historyRatings) {

    public EncodedRows {
        columns = List.copyOf(columns);
    }

    public int size() {
        return requestOf.length;
    }

    public int width() {
        return columns.size();
    }
}
