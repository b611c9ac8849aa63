package io.headroom.pipeline;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;

/** Standard output that knows whether its last line is finished, so that other words do not end up behind half of one. Thread-safe. */
final class LineOutput {

    private final Tracking tracking;
    private final PrintStream stream;

    LineOutput(PrintStream target) {
        this.tracking = new Tracking(target);
        this.stream = new PrintStream(tracking, true, target.charset());
    }

    PrintStream stream() {
        return stream;
    }

    /** Ends the line that is unfinished, if one is, and lets nothing through from now on. */
    void end() {
        tracking.end();
    }

    private static final class Tracking extends FilterOutputStream {

        private boolean unfinished;
        private boolean ended;

        Tracking(OutputStream target) {
            super(target);
        }

        @Override
        public void write(int character) throws IOException {
            write(new byte[] {(byte) character}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] bytes, int from, int length) throws IOException {
            if (!ended && length > 0) {
                out.write(bytes, from, length);
                unfinished = bytes[from + length - 1] != '\n';
            }
        }

        synchronized void end() {
            try {
                if (unfinished) {
                    write(System.lineSeparator().getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                    flush();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("standard output cannot be written", e);
            } finally {
                ended = true;
            }
        }
    }
}
