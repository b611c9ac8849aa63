package io.headroom.features.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.ViewRead;
import io.headroom.features.rows.ColumnSpec;
import io.headroom.features.rows.ColumnSpec.Kind;
import io.headroom.features.rows.PackedRow;
import io.headroom.features.rows.RowPacker;
import io.headroom.features.rows.RowWrite;
import io.headroom.features.rows.ViewSchema;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumns;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RowCodecPropertyTest {
    private static final ViewSchema SCHEMA = ViewSchema.of(
            "view",
            List.of(
                    new ColumnSpec("a", Kind.FLOAT),
                    new ColumnSpec("b", Kind.FLOAT),
                    new ColumnSpec("items", Kind.LONG_LIST),
                    new ColumnSpec("ratings", Kind.FLOAT_LIST)));

    @Property(tries = 200)
    void pack_thenBuild_givesTheSameColumns(
            @ForAll @Size(min = 1, max = 30) long[] ids, @ForAll long seed, @ForAll @IntRange(max = 80) int longest) {
        RowColumns rows = random(ids, new Random(seed), longest);
        ViewRowsBuilder builder = new ViewRowsBuilder(SCHEMA, ids.length);

        List<RowWrite> writes = new RowPacker(SCHEMA, longest).pack(rows);
        for (int row = 0; row < ids.length; row++) {
            builder.row(row, ids[row], writes.get(row).row());
        }

        RowColumns decoded = RowColumns.decode(builder.build(ViewRead.newBuilder()
                .setView("view")
                .addAllEntityIds(LongStream.of(ids).boxed().toList())
                .build()));
        assertThat(decoded).usingRecursiveComparison().isEqualTo(rows);
        assertThat(builder.found()).isEqualTo(ids.length);
    }

    @Property
    void isIntact_noticesEveryChangedBit(
            @ForAll long id,
            @ForAll long seed,
            @ForAll @IntRange(max = 10_000) int place,
            @ForAll @IntRange(max = 7) int bit) {
        ByteBuffer row = packed(id, seed);
        int at = place % row.limit();

        row.put(at, (byte) (row.get(at) ^ (1 << bit)));

        assertThat(PackedRow.isIntact(row, id)).isFalse();
    }

    @Property
    void isIntact_noticesARowThatIsCutShort(
            @ForAll long id, @ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int cut) {
        ByteBuffer row = packed(id, seed);

        row.limit(Math.max(0, row.limit() - cut));

        assertThat(PackedRow.isIntact(row, id)).isFalse();
    }

    @Property
    void replaces_comparesTimes(
            @ForAll @LongRange(max = RowPacker.LATEST_SECONDS) long stored,
            @ForAll @LongRange(max = RowPacker.LATEST_SECONDS) long offered) {
        assertThat(PackedRow.replaces(
                        PackedRow.seal(PackedRow.begin(0, SCHEMA, offered), 1),
                        PackedRow.seal(PackedRow.begin(0, SCHEMA, stored), 1)))
                .isEqualTo(offered >= stored);
    }

    private static ByteBuffer packed(long id, long seed) {
        return new RowPacker(SCHEMA, 10)
                .pack(random(new long[] {id}, new Random(seed), 10))
                .getFirst()
                .row();
    }

    private static RowColumns random(long[] ids, Random random, int longest) {
        boolean[] present = new boolean[ids.length];
        Arrays.fill(present, true);
        long[] times = new long[ids.length];
        float[] first = new float[ids.length];
        float[] second = new float[ids.length];
        long[][] items = new long[ids.length][];
        float[][] ratings = new float[ids.length][];
        for (int row = 0; row < ids.length; row++) {
            times[row] = random.nextLong(RowPacker.LATEST_SECONDS + 1);
            first[row] = random.nextFloat();
            second[row] = (float) random.nextGaussian();
            items[row] = random.longs(random.nextInt(longest + 1)).toArray();
            ratings[row] = new float[random.nextInt(longest + 1)];
        }
        return new RowColumns(
                "view",
                ids,
                present,
                times,
                List.of(
                        FloatColumn.scalar("a", first),
                        FloatColumn.scalar("b", second),
                        LongColumn.lists("items", items),
                        FloatColumn.lists("ratings", ratings)));
    }
}
