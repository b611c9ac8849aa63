package io.headroom.pipeline.merging;

/** How good merged lists are: the share that hold the right answer, and NDCG@10. */
public record MergeQuality(double recall, double ndcg) {

    double value(double orderWeight) {
        return recall + orderWeight * ndcg;
    }
}
