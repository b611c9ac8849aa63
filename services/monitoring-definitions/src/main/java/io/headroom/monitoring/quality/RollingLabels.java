package io.headroom.monitoring.quality;

import io.headroom.monitoring.distance.BinEdges;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The scored labels of the recent past: the last full blocks and the one being filled. Between (blocks - 1) and blocks times the block length
 * of labels are in sight. Memory: that of one {@link ScoredLabels} a block. Not thread-safe.
 */
public final class RollingLabels {
    private final BinEdges edges;
    private final int blocks;
    private final int blockLength;
    private final Deque<ScoredLabels> recent = new ArrayDeque<>();

    public RollingLabels(BinEdges edges, int blocks, int blockLength) {
        if (blocks < 1 || blockLength < 1) {
            throw new IllegalArgumentException(blocks + " blocks of " + blockLength + " labels: at least 1 of 1");
        }
        this.edges = edges;
        this.blocks = blocks;
        this.blockLength = blockLength;
    }

    /** As {@link ScoredLabels#add(double, boolean, double)}. */
    public void add(double score, boolean label, double weight) {
        if (recent.isEmpty() || recent.getLast().count() >= blockLength) {
            if (recent.size() == blocks) {
                recent.removeFirst();
            }
            recent.addLast(new ScoredLabels(edges));
        }
        recent.getLast().add(score, label, weight);
    }

    /** All in sight, summed up; a copy. */
    public ScoredLabels labels() {
        ScoredLabels sum = new ScoredLabels(edges);
        recent.forEach(sum::merge);
        return sum;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(blocks);
        out.writeInt(blockLength);
        out.writeInt(recent.size());
        for (ScoredLabels block : recent) {
            block.save(out);
        }
    }

    public static RollingLabels restore(DataInput in, BinEdges edges) throws IOException {
        RollingLabels restored = new RollingLabels(edges, in.readInt(), in.readInt());
        int saved = in.readInt();
        for (int i = 0; i < saved; i++) {
            restored.recent.addLast(ScoredLabels.restore(in, edges));
        }
        return restored;
    }
}
