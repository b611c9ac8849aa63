package io.headroom.features.rows;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Columns of a feature view, in the order in which rows hold them: scalar columns first, then list columns.
 *
 * @param view name of the view
 * @param fingerprint number that differs between different column sets, stored with each row so that a row written under other columns
 *     is recognised
 */
public record ViewSchema(String view, List<ColumnSpec> columns, int fingerprint) {
    public ViewSchema {
        columns = List.copyOf(columns);
        Set<String> names = new HashSet<>();
        boolean lists = false;
        for (ColumnSpec column : columns) {
            if (!names.add(column.name())) {
                throw new IllegalArgumentException("view " + view + " has two columns '" + column.name() + "'");
            }
            if (lists && !column.kind().isList()) {
                throw new IllegalArgumentException("view " + view + " has a scalar column after a list column");
            }
            lists = column.kind().isList();
        }
    }

    public static ViewSchema of(String view, List<ColumnSpec> columns) {
        CRC32C crc = new CRC32C();
        crc.update((view + columns).getBytes(StandardCharsets.UTF_8));
        return new ViewSchema(view, columns, (int) crc.getValue());
    }

    /** A view of scalar columns. */
    public static ViewSchema scalars(String view, List<String> names) {
        return of(
                view,
                names.stream()
                        .map(name -> new ColumnSpec(name, ColumnSpec.Kind.FLOAT))
                        .toList());
    }

    public List<ColumnSpec> scalars() {
        return columns.stream().filter(column -> !column.kind().isList()).toList();
    }

    public List<ColumnSpec> lists() {
        return columns.stream().filter(column -> column.kind().isList()).toList();
    }

    public List<String> names() {
        return Stream.concat(scalars().stream(), lists().stream())
                .map(ColumnSpec::name)
                .toList();
    }
}
