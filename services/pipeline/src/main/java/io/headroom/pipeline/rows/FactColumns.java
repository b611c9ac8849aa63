package io.headroom.pipeline.rows;

import io.headroom.features.definitions.ItemFacts;
import java.io.Serializable;

/** {@link ItemFacts} of the whole catalogue, in row order, as they travel to Spark's workers. */
record FactColumns(long[] genreMasks, int[] years) implements Serializable {

    static FactColumns of(ItemFacts[] facts) {
        long[] genreMasks = new long[facts.length];
        int[] years = new int[facts.length];
        for (int row = 0; row < facts.length; row++) {
            genreMasks[row] = facts[row].genreMask();
            years[row] = facts[row].year();
        }
        return new FactColumns(genreMasks, years);
    }
}
