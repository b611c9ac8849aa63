package io.headroom.models.ranking;

import java.util.List;

/** Picks from encoded rows the dense columns a model asks for, in its order. Immutable. */
public final class DenseSelection {
    private final int[] columns;
    private final int sourceWidth;
    private final boolean all;

    private DenseSelection(int[] columns, int sourceWidth) {
        this.columns = columns;
        this.sourceWidth = sourceWidth;
        boolean inPlace = columns.length == sourceWidth;
        for (int i = 0; i < columns.length; i++) {
            inPlace &= columns[i] == i;
        }
        this.all = inPlace;
    }

    /**
     * @param wanted the model's column names
     * @param encoded names of the columns the row encoder writes
     */
    public static DenseSelection of(List<String> wanted, List<String> encoded) {
        int[] columns = new int[wanted.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = encoded.indexOf(wanted.get(i));
            if (columns[i] < 0) {
                throw new IllegalArgumentException("the model asks for the dense column '%s', but there are only %s"
                        .formatted(wanted.get(i), encoded));
            }
        }
        return new DenseSelection(columns, encoded.size());
    }

    /** The wanted columns of so many rows; the array itself where nothing is left out or moved. */
    public float[] select(float[] dense, int rows) {
        if (all) {
            return dense;
        }
        float[] selected = new float[rows * columns.length];
        for (int row = 0; row < rows; row++) {
            for (int i = 0; i < columns.length; i++) {
                selected[row * columns.length + i] = dense[row * sourceWidth + columns[i]];
            }
        }
        return selected;
    }
}
