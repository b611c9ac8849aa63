package io.headroom.pipeline.ranker;

import io.headroom.pipeline.dataset.Probes;

/**
 * What the ranking model learns from: groups of rows, a group being one list a user could have seen or did see.
 *
 * @param probes the rows; rows of a group stand together
 * @param starts where each group begins among the rows, and at last the number of rows
 * @param shown for each group, whether it was really shown: its labels are clicks, else the one liked item among sampled candidates
 * @param positions for each row, its place in the list shown, from 1; 0 where nothing was shown
 * @param weights for each row, how many rows it stands for: sampled candidates stand for those left out
 */
record Examples(Probes probes, int[] starts, boolean[] shown, int[] positions, float[] weights) {

    Examples {
        if (starts.length != shown.length + 1 || starts[shown.length] != probes.size()) {
            throw new IllegalArgumentException("%d groups do not cover %d rows".formatted(shown.length, probes.size()));
        }
    }

    int groups() {
        return shown.length;
    }

    int size(int group) {
        return starts[group + 1] - starts[group];
    }

    boolean hasShown() {
        for (boolean isShown : shown) {
            if (isShown) {
                return true;
            }
        }
        return false;
    }

    boolean hasPositive() {
        for (float label : probes.labels()) {
            if (label > 0) {
                return true;
            }
        }
        return false;
    }
}
