package io.headroom.harness.verdict;

import java.util.OptionalLong;

/** Confidence interval of a percentile in microseconds; a side the sample does not bound is empty. */
public record Interval(OptionalLong low, OptionalLong high) {}
