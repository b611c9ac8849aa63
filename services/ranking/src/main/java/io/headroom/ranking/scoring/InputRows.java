package io.headroom.ranking.scoring;

import io.headroom.features.definitions.RequestEncoder;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.models.items.RatedRows;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankerInput;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes model inputs of requests, in memory that is kept: an input is good until the next one is made. Not thread-safe; one per worker.
 */
final class InputRows {
    private final RankerContract contract;
    private final boolean wholeRows;
    private final int[] columns;
    private final float[] row;
    private final long[] history;
    private final float[] historyRatings;
    private final Map<Integer, RankerInput> kept = new HashMap<>();

    InputRows(RowEncoder encoder, RankerContract contract) {
        this.contract = contract;
        this.wholeRows = encoder.names().equals(contract.dense());
        this.columns = columns(encoder.names(), contract.dense());
        this.row = new float[encoder.width()];
        this.history = new long[contract.historyLength()];
        this.historyRatings = new float[contract.historyLength()];
    }

    /** The candidates {@code from} to {@code to}, end exclusive, padded to the smallest batch size that holds them. */
    RankerInput make(ScoringRequest request, RequestEncoder encoded, int from, int to) {
        int rows = to - from;
        RankerInput input = memory(rows);
        int width = contract.dense().size();
        for (int i = 0; i < rows; i++) {
            encode(request, encoded, from + i, input.dense(), i * width);
            input.items()[i] = request.itemRows()[from + i] + 1L;
        }
        Arrays.fill(input.dense(), rows * width, input.dense().length, 0);
        Arrays.fill(input.items(), rows, input.items().length, 0);
        fillHistory(request.history());
        return input;
    }

    private void encode(ScoringRequest request, RequestEncoder encoded, int candidate, float[] out, int offset) {
        if (wholeRows) {
            encoded.encode(request.candidates(), candidate, out, offset);
        } else if (columns.length > 0) {
            encoded.encode(request.candidates(), candidate, row, 0);
            for (int i = 0; i < columns.length; i++) {
                out[offset + i] = row[columns[i]];
            }
        }
    }

    private void fillHistory(RatedRows newest) {
        int length = Math.min(history.length, newest.rows().length);
        for (int i = 0; i < length; i++) {
            history[i] = newest.rows()[i] + 1L;
            historyRatings[i] = newest.ratings()[i];
        }
        Arrays.fill(history, length, history.length, 0);
        Arrays.fill(historyRatings, length, historyRatings.length, 0);
    }

    private RankerInput memory(int rows) {
        int padded = contract.paddedSize(rows);
        RankerInput arrays = kept.computeIfAbsent(padded, this::allocate);
        return new RankerInput(rows, padded, arrays.dense(), arrays.items(), history, historyRatings);
    }

    private RankerInput allocate(int padded) {
        float[] dense = new float[padded * contract.dense().size()];
        return new RankerInput(padded, padded, dense, new long[padded], history, historyRatings);
    }

    /** Where the model's columns stand in the encoder's row. */
    private static int[] columns(List<String> encoded, List<String> wanted) {
        return wanted.stream().mapToInt(encoded::indexOf).toArray();
    }
}
