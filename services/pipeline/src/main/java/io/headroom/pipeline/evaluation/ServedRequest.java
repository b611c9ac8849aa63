package io.headroom.pipeline.evaluation;

import io.headroom.pipeline.replay.Request;

/**
 * A held-out request and what the classes that serve answered.
 *
 * @param answer rows of the catalogue, best first; handed over, not copied
 */
public record ServedRequest(Request request, int[] answer) {}
