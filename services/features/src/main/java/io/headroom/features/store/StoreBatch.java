package io.headroom.features.store;

import io.headroom.features.rows.RowWrite;
import java.util.List;
import java.util.Map;

/**
 * Rows that become durable together.
 *
 * @param markers texts to keep beside the rows, by name
 */
public record StoreBatch(List<RowWrite> rows, Map<String, String> markers) {
    public StoreBatch {
        rows = List.copyOf(rows);
        markers = Map.copyOf(markers);
    }

    public static StoreBatch of(List<RowWrite> rows) {
        return new StoreBatch(rows, Map.of());
    }
}
