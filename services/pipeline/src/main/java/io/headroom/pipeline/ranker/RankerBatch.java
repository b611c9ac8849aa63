package io.headroom.pipeline.ranker;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.headroom.pipeline.dataset.EncodedRows;

/** Some groups of one kind as the tensors of the ranking model's {@code loss}; shorter groups are padded to the longest. */
final class RankerBatch {
    private final int groups;
    private final int rows;
    private final int width;
    private final int historyLength;
    private final float[] dense;
    private final long[] items;
    private final long[] history;
    private final float[] historyRatings;
    private final float[] labels;
    private final float[] weights;
    private final float[] padding;
    private final long[] positions;

    private RankerBatch(int groups, int rows, EncodedRows encoded) {
        this.groups = groups;
        this.rows = rows;
        this.width = encoded.width();
        this.historyLength = encoded.historyLength();
        dense = new float[groups * rows * width];
        items = new long[groups * rows];
        history = new long[groups * historyLength];
        historyRatings = new float[groups * historyLength];
        labels = new float[groups * rows];
        weights = new float[groups * rows];
        padding = new float[groups * rows];
        positions = new long[groups * rows];
    }

    /**
     * @param chosen the groups
     * @param pointwise whether the pointwise loss counts these groups, or only their order matters
     * @param mostPosition positions beyond it share one bias
     */
    static RankerBatch of(Examples examples, EncodedRows encoded, int[] chosen, boolean pointwise, int mostPosition) {
        int rows = 1;
        for (int group : chosen) {
            rows = Math.max(rows, examples.size(group));
        }
        RankerBatch batch = new RankerBatch(chosen.length, rows, encoded);
        for (int i = 0; i < chosen.length; i++) {
            batch.putRows(i, chosen[i], examples, pointwise ? 1 : 0, mostPosition);
            batch.putRequest(i, examples.starts()[chosen[i]], examples.size(chosen[i]), encoded);
        }
        return batch;
    }

    private void putRows(int place, int group, Examples examples, float weight, int mostPosition) {
        int start = examples.starts()[group];
        int size = examples.size(group);
        for (int i = 0; i < rows; i++) {
            int at = place * rows + i;
            if (i < size) {
                items[at] = examples.probes().itemRows()[start + i] + 1L;
                labels[at] = examples.probes().labels()[start + i];
                weights[at] = weight;
                positions[at] = Math.min(mostPosition, examples.positions()[start + i]);
            } else {
                padding[at] = 1;
            }
        }
    }

    private void putRequest(int place, int start, int size, EncodedRows encoded) {
        System.arraycopy(encoded.dense(), start * width, dense, place * rows * width, size * width);
        int request = encoded.requestOf()[start];
        for (int age = 0; age < historyLength; age++) {
            history[place * historyLength + age] = encoded.historyItems()[request * historyLength + age];
            historyRatings[place * historyLength + age] = encoded.historyRatings()[request * historyLength + age];
        }
    }

    /** The inputs of {@code loss}. */
    NDList tensors(NDManager manager) {
        Shape historyShape = new Shape(groups, historyLength);
        Shape rowShape = new Shape(groups, rows);
        return new NDList(
                manager.create(dense, new Shape(groups, rows, width)),
                manager.create(items, rowShape),
                manager.create(history, historyShape),
                manager.create(historyRatings, historyShape),
                manager.create(labels, rowShape),
                manager.create(weights, rowShape),
                manager.create(padding, rowShape),
                manager.create(positions, rowShape));
    }
}
