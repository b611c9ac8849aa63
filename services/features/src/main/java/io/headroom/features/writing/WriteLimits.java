package io.headroom.features.writing;

/**
 * Bounds of one write.
 *
 * @param mostRows most rows of one request, over all its views
 * @param longestList most values of a list column in one row
 */
public record WriteLimits(int mostRows, int longestList) {}
