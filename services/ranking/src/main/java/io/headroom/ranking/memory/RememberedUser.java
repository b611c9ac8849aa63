package io.headroom.ranking.memory;

import io.headroom.models.items.RatedRows;

/** What the store said of a user; a user it knew nothing of is remembered as such. The arrays are shared and not to be changed. */
record RememberedUser(float[] values, long updatedAtSeconds, RatedRows history) {
    /** Objects, their headers and the entry they are kept in. */
    private static final int OVERHEAD_BYTES = 240;

    int bytes() {
        return OVERHEAD_BYTES + values.length * Float.BYTES + history.rows().length * (Integer.BYTES + Float.BYTES);
    }
}
