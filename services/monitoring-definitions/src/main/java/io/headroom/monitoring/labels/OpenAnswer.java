package io.headroom.monitoring.labels;

import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Impression.ShownItem;
import io.headroom.monitoring.state.StateFormat;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** An answer whose labels are still awaited. Scores are kept only where quality is measured on it. */
final class OpenAnswer {

    private static final int MOST_ITEMS = 1_000;

    private final long logMillis;
    private final long[] items;
    private final int[] positions;
    private final float[] scores;
    private final boolean[] clicked;

    private OpenAnswer(long logMillis, int items, boolean measured) {
        this.logMillis = logMillis;
        this.items = new long[items];
        this.positions = new int[measured ? items : 0];
        this.scores = new float[measured ? items : 0];
        this.clicked = new boolean[items];
    }

    /** Items beyond the first thousand are cut off. */
    static OpenAnswer of(Impression impression, boolean measured) {
        List<ShownItem> shown = impression.items();
        int items = Math.min(shown.size(), MOST_ITEMS);
        OpenAnswer answer = new OpenAnswer(impression.logMillis(), items, measured);
        for (int i = 0; i < items; i++) {
            answer.items[i] = shown.get(i).itemId();
            if (measured) {
                answer.positions[i] = shown.get(i).position();
                answer.scores[i] = shown.get(i).score();
            }
        }
        return answer;
    }

    long logMillis() {
        return logMillis;
    }

    /** Whether the item was shown; if so it is a positive from now on. */
    boolean click(long itemId, boolean positive) {
        for (int i = 0; i < items.length; i++) {
            if (items[i] == itemId) {
                clicked[i] |= positive;
                return true;
            }
        }
        return false;
    }

    boolean measured() {
        return scores.length > 0;
    }

    LabelledAnswer close() {
        return new LabelledAnswer(logMillis, positions, scores, clicked);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(logMillis);
        out.writeInt(items.length);
        out.writeBoolean(measured());
        for (int i = 0; i < items.length; i++) {
            VariableLength.write(out, items[i]);
            out.writeBoolean(clicked[i]);
            if (measured()) {
                VariableLength.write(out, positions[i]);
                out.writeFloat(scores[i]);
            }
        }
    }

    static OpenAnswer load(DataInput in) throws IOException {
        long logMillis = in.readLong();
        int items = StateFormat.count(in, "items of an answer", MOST_ITEMS);
        OpenAnswer answer = new OpenAnswer(logMillis, items, in.readBoolean());
        for (int i = 0; i < items; i++) {
            answer.items[i] = VariableLength.read(in);
            answer.clicked[i] = in.readBoolean();
            if (answer.measured()) {
                answer.positions[i] = (int) VariableLength.read(in);
                answer.scores[i] = in.readFloat();
            }
        }
        return answer;
    }
}
