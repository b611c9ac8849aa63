package io.headroom.runtime.bundle.monitoring;

import io.headroom.runtime.bundle.BundleException;
import java.util.Arrays;

/**
 * Serialised states of aggregators, all of one length, one a row. Thread-safe.
 *
 * @param rows how many
 * @param bytes of one state
 * @param states row after row; handed over, not copied
 */
public record StateRows(int rows, int bytes, byte[] states) {
    public StateRows {
        if ((long) rows * bytes != states.length) {
            throw new BundleException(
                    rows + " states of " + bytes + " bytes cannot be " + states.length + " bytes altogether");
        }
    }

    /** A copy of one state, as the aggregator's {@code fromBytes} takes it. */
    public byte[] state(int row) {
        return Arrays.copyOfRange(states, row * bytes, (row + 1) * bytes);
    }
}
