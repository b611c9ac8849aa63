package io.headroom.monitoring.intake;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import io.headroom.monitoring.view.MonitorView.Mark;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What is known from outside, the newest of it. Not thread-safe. */
public final class Marks implements Stateful {

    private final int bound;
    private final Deque<Mark> marks = new ArrayDeque<>();

    public Marks(int bound) {
        this.bound = bound;
    }

    public void add(Mark mark) {
        if (marks.size() == bound) {
            marks.removeFirst();
        }
        marks.addLast(mark);
    }

    /** In the order they were told. */
    public List<Mark> all() {
        return List.copyOf(marks);
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(marks.size());
        for (Mark mark : marks) {
            out.writeUTF(mark.label());
            out.writeLong(mark.fromMillis());
            out.writeLong(mark.toMillis());
        }
    }

    @Override
    public void load(DataInput in) throws IOException {
        for (int left = StateFormat.count(in, "marks", bound); left > 0; left--) {
            marks.addLast(new Mark(in.readUTF(), in.readLong(), in.readLong()));
        }
    }
}
