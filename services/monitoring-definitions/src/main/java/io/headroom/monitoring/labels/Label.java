package io.headroom.monitoring.labels;

/** What a user did with an item of an answer; not every act is a positive. */
record Label(long userId, long itemId, boolean positive) {}
