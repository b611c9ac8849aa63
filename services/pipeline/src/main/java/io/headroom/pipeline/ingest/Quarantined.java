package io.headroom.pipeline.ingest;

import java.nio.charset.StandardCharsets;

/**
 * A row set aside.
 *
 * @param text the beginning of the row, as far as it can be shown
 */
record Quarantined(long line, Fault fault, String reason, String text) {

    private static final int LONGEST_TEXT = 200;

    static Quarantined of(long line, BadRow bad, byte[] bytes) {
        return new Quarantined(line, bad.fault(), bad.reason(), excerpt(bytes));
    }

    static String excerpt(byte[] bytes) {
        String text = new String(bytes, 0, Math.min(bytes.length, LONGEST_TEXT), StandardCharsets.UTF_8);
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
