package io.headroom.monitor.watching;

import io.headroom.monitoring.view.MonitorView.Mark;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is known from outside, as a saved state holds it beside the engine's own: reading the log again gives everything back but marks. */
final class SavedMarks {
    private static final int MOST = 10_000;

    private SavedMarks() {}

    static void writeTo(DataOutput out, List<Mark> marks) throws IOException {
        out.writeInt(marks.size());
        for (Mark mark : marks) {
            out.writeUTF(mark.label());
            out.writeLong(mark.fromMillis());
            out.writeLong(mark.toMillis());
        }
    }

    /** @throws IOException when it is not what {@link #writeTo} wrote */
    static List<Mark> readFrom(DataInput in) throws IOException {
        int marks = in.readInt();
        if (marks < 0 || marks > MOST) {
            throw new IOException("it tells of " + marks + " marks");
        }
        List<Mark> read = new ArrayList<>();
        for (int i = 0; i < marks; i++) {
            read.add(new Mark(in.readUTF(), in.readLong(), in.readLong()));
        }
        return read;
    }
}
