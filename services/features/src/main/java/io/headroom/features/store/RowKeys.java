package io.headroom.features.store;

import java.util.function.IntToLongFunction;

/**
 * Rows that a read asks for.
 *
 * @param view whose rows; an unknown one has none
 * @param count how many entities
 * @param ids entity by index, from 0 to count - 1
 */
public record RowKeys(String view, int count, IntToLongFunction ids) {}
