package io.headroom.pipeline.monitoring;

/**
 * One request replayed, with one item of its answer.
 *
 * @param userValues stored values of the user; handed over, not copied
 * @param userUpdatedAtSeconds time of the user's newest event, 0 when there was none
 * @param itemRow row of the catalogue
 * @param itemValues stored values of the item; handed over, not copied
 * @param itemUpdatedAtSeconds time of the item's newest event, 0 when there was none
 * @param position of the item in the answer, from 1
 * @param probability calibrated
 * @param source the first that named the item
 */
record ReferenceRow(
        long userId,
        float[] userValues,
        long userUpdatedAtSeconds,
        int itemRow,
        float[] itemValues,
        long itemUpdatedAtSeconds,
        int position,
        float probability,
        String source) {}
