package io.headroom.models.retrieval;

/**
 * Keeps the best rows of a stream in a bounded heap. Equal scores are ordered by row, so that results do not depend on the order of arrival.
 * Not thread-safe; one per call.
 */
final class TopRows {
    private final int[] rows;
    private final float[] scores;
    private int size;

    TopRows(int limit) {
        rows = new int[limit];
        scores = new float[limit];
    }

    void offer(int row, float score) {
        if (size < rows.length) {
            place(size++, row, score, true);
        } else if (size > 0 && better(score, row, scores[0], rows[0])) {
            place(0, row, score, false);
        }
    }

    private void place(int start, int row, float score, boolean up) {
        int at = start;
        if (up) {
            while (at > 0 && better(scores[(at - 1) / 2], rows[(at - 1) / 2], score, row)) {
                move((at - 1) / 2, at);
                at = (at - 1) / 2;
            }
        } else {
            for (int child = worseChild(at); child < size; child = worseChild(at)) {
                if (!better(score, row, scores[child], rows[child])) {
                    break;
                }
                move(child, at);
                at = child;
            }
        }
        rows[at] = row;
        scores[at] = score;
    }

    private int worseChild(int parent) {
        int left = 2 * parent + 1;
        int right = left + 1;
        return right < size && better(scores[left], rows[left], scores[right], rows[right]) ? right : left;
    }

    private void move(int from, int to) {
        rows[to] = rows[from];
        scores[to] = scores[from];
    }

    private static boolean better(float score, int row, float otherScore, int otherRow) {
        return score > otherScore || (score == otherScore && row < otherRow);
    }

    /** The kept rows, best first. Empties the heap. */
    ScoredRows drain() {
        int[] sortedRows = new int[size];
        float[] sortedScores = new float[size];
        while (size > 0) {
            int last = size - 1;
            sortedRows[last] = rows[0];
            sortedScores[last] = scores[0];
            size = last;
            if (size > 0) {
                place(0, rows[size], scores[size], false);
            }
        }
        return new ScoredRows(sortedRows, sortedScores);
    }
}
