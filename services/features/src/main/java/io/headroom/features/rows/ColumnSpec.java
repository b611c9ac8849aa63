package io.headroom.features.rows;

/** A column of a feature view: its name and what each row holds there. */
public record ColumnSpec(String name, Kind kind) {
    /** What one row holds in a column. */
    public enum Kind {
        /** one float32 */
        FLOAT(Float.BYTES, false),
        /** a list of float32 */
        FLOAT_LIST(Float.BYTES, true),
        /** a list of int64 */
        LONG_LIST(Long.BYTES, true);

        private final int valueBytes;
        private final boolean list;

        Kind(int valueBytes, boolean list) {
            this.valueBytes = valueBytes;
            this.list = list;
        }

        public int valueBytes() {
            return valueBytes;
        }

        public boolean isList() {
            return list;
        }
    }

    public ColumnSpec {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a column has no name");
        }
    }
}
