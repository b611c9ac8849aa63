package io.headroom.runtime.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.ViewRows;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class RowColumnsPropertyTest {
    @Property
    void decode_givesBackWhatWasEncoded(
            @ForAll @Size(max = 20) long[] ids, @ForAll float seedValue, @ForAll long seedLong) throws Exception {
        RowColumns rows = rows(ids, seedValue, seedLong);

        RowColumns decoded = RowColumns.decode(ViewRows.parseFrom(rows.encode().toByteArray()));

        assertThat(decoded).usingRecursiveComparison().isEqualTo(rows);
    }

    private static RowColumns rows(long[] ids, float value, long number) {
        boolean[] present = new boolean[ids.length];
        long[] updated = new long[ids.length];
        float[] scalars = new float[ids.length];
        float[][] ratings = new float[ids.length][];
        long[][] items = new long[ids.length][];
        for (int row = 0; row < ids.length; row++) {
            present[row] = row % 3 != 0;
            updated[row] = number + row;
            scalars[row] = value * row;
            ratings[row] = new float[row % 4];
            items[row] = new long[] {number, row};
        }
        FloatColumn ratingLists =
                ids.length == 0 ? FloatColumn.scalar("ratings") : FloatColumn.lists("ratings", ratings);
        LongColumn itemLists = ids.length == 0 ? LongColumn.scalar("items") : LongColumn.lists("items", items);
        return new RowColumns(
                "user", ids, present, updated, List.of(FloatColumn.scalar("mean", scalars), ratingLists, itemLists));
    }
}
