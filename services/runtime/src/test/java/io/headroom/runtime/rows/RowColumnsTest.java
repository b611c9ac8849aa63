package io.headroom.runtime.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import io.headroom.contracts.v1.Column;
import io.headroom.contracts.v1.ViewRows;
import java.util.List;
import org.junit.jupiter.api.Test;

class RowColumnsTest {
    private static final RowColumns ROWS = new RowColumns(
            "user",
            new long[] {7, 8},
            new boolean[] {true, true},
            new long[] {100, 200},
            List.of(
                    FloatColumn.scalar("mean", 1, 2),
                    FloatColumn.scalar("count", 10, 20),
                    LongColumn.lists("items", new long[] {1, 2, 3}, new long[] {4})));

    @Test
    void matrix_isRowMajorInTheOrderOfTheNames() {
        assertThat(ROWS.matrix(List.of("count", "mean"))).containsExactly(10, 1, 20, 2);
    }

    @Test
    void list_isTheRowsOwn() {
        assertThat(ROWS.longs("items").list(0)).containsExactly(1, 2, 3);
        assertThat(ROWS.longs("items").list(1)).containsExactly(4);
        assertThat(ROWS.floats("mean").list(1)).containsExactly(2);
    }

    @Test
    void column_namesWhatThereIs_whenAskedForAnother() {
        assertThatThrownBy(() -> ROWS.floats("median"))
                .isInstanceOf(RowFormatException.class)
                .hasMessage("view user has no FloatColumn 'median'; it has [mean, count, items]");
    }

    @Test
    void decode_namesColumnAndSizes_whenValuesAreMissing() {
        ViewRows message = ROWS.encode().toBuilder()
                .setColumns(0, Column.newBuilder().setName("mean").setFloats(ByteString.copyFrom(new byte[4])))
                .build();

        assertThatThrownBy(() -> RowColumns.decode(message))
                .hasMessage("column mean holds 4 bytes, but 2 values of 4 bytes are 8");
    }

    @Test
    void decode_refusesNegativeLengths() {
        ViewRows message = ROWS.encode().toBuilder()
                .setColumns(2, ROWS.encode().getColumns(2).toBuilder().setLengths(1, -1))
                .build();

        assertThatThrownBy(() -> RowColumns.decode(message)).hasMessage("column items gives row 1 the length -1");
    }
}
