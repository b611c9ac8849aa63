package io.headroom.runtime.rows;

/** Packed rows contradict themselves: a column is too short, a length is negative. The message names the column and the sizes. */
public final class RowFormatException extends RuntimeException {
    public RowFormatException(String message) {
        super(message);
    }
}
