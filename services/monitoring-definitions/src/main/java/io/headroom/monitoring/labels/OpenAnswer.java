package io.headroom.monitoring.labels;

import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Impression.ShownItem;
import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.StateRefusedException;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/**
 * An answer whose labels are still awaited, in as little memory as that takes, since a hundred thousand of them wait: 12 bytes and a bit an
 * item. Scores are kept only where quality is measured on it, positions only where they are not 1, 2, 3 and so on.
 */
final class OpenAnswer {

    static final int MOST_ITEMS = 1_000;

    private static final int[] IN_ORDER = {};

    private final long logMillis;
    private final long userId;
    private final long[] items;
    private final float[] scores;
    private final long[] clicked;
    private int[] positions = IN_ORDER;

    private OpenAnswer(long logMillis, long userId, int items, boolean measured) {
        this.logMillis = logMillis;
        this.userId = userId;
        this.items = new long[items];
        this.scores = new float[measured ? items : 0];
        this.clicked = new long[(items + Long.SIZE - 1) / Long.SIZE];
    }

    /** Items beyond the first thousand are cut off. */
    static OpenAnswer of(Impression impression, boolean measured) {
        List<ShownItem> shown = impression.items();
        int items = Math.min(shown.size(), MOST_ITEMS);
        OpenAnswer answer = new OpenAnswer(impression.logMillis(), impression.userId(), items, measured);
        for (int i = 0; i < items; i++) {
            answer.items[i] = shown.get(i).itemId();
            if (measured) {
                answer.place(i, shown.get(i).position());
                answer.scores[i] = shown.get(i).score();
            }
        }
        return answer;
    }

    private void place(int item, int position) {
        if (positions.length == 0 && position != item + 1) {
            positions = inOrder(items.length);
        }
        if (positions.length > 0) {
            positions[item] = position;
        }
    }

    private static int[] inOrder(int items) {
        int[] positions = new int[items];
        for (int i = 0; i < items; i++) {
            positions[i] = i + 1;
        }
        return positions;
    }

    long logMillis() {
        return logMillis;
    }

    int items() {
        return items.length;
    }

    /** Whether the item was shown to that user; if so it is as good as the label says from now on. */
    boolean take(Label label) {
        return label.userId() == userId && take(label.itemId(), label.positive());
    }

    private boolean take(long itemId, boolean positive) {
        for (int i = 0; i < items.length; i++) {
            if (items[i] == itemId) {
                clicked[i / Long.SIZE] |= positive ? 1L << i : 0;
                return true;
            }
        }
        return false;
    }

    private boolean isClicked(int item) {
        return (clicked[item / Long.SIZE] >>> item & 1) == 1;
    }

    boolean measured() {
        return scores.length > 0;
    }

    LabelledAnswer close() {
        boolean[] clicks = new boolean[items.length];
        for (int i = 0; i < clicks.length; i++) {
            clicks[i] = isClicked(i);
        }
        return new LabelledAnswer(logMillis, positions.length == 0 ? inOrder(items.length) : positions, scores, clicks);
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(logMillis);
        VariableLength.write(out, userId);
        out.writeInt(items.length);
        out.writeBoolean(measured());
        for (long word : clicked) {
            VariableLength.write(out, word);
        }
        out.writeInt(positions.length);
        for (int position : positions) {
            VariableLength.write(out, position);
        }
        for (long item : items) {
            VariableLength.write(out, item);
        }
        for (float score : scores) {
            out.writeFloat(score);
        }
    }

    static OpenAnswer load(DataInput in) throws IOException {
        long logMillis = in.readLong();
        long userId = VariableLength.read(in);
        int items = StateFormat.count(in, "items of an answer", MOST_ITEMS);
        OpenAnswer answer = new OpenAnswer(logMillis, userId, items, in.readBoolean());
        for (int i = 0; i < answer.clicked.length; i++) {
            answer.clicked[i] = VariableLength.read(in);
        }
        answer.positions = positions(in, items);
        for (int i = 0; i < items; i++) {
            answer.items[i] = VariableLength.read(in);
        }
        for (int i = 0; i < answer.scores.length; i++) {
            answer.scores[i] = in.readFloat();
        }
        return answer;
    }

    private static int[] positions(DataInput in, int items) throws IOException {
        int[] positions = new int[StateFormat.count(in, "positions of an answer", items)];
        if (positions.length > 0 && positions.length < items) {
            throw new StateRefusedException(
                    "saved state has %d positions of %d items".formatted(positions.length, items));
        }
        for (int i = 0; i < positions.length; i++) {
            positions[i] = (int) VariableLength.read(in);
        }
        return positions;
    }
}
