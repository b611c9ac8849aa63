package io.headroom.local.supervision;

/**
 * What a run tells about itself.
 *
 * @param bundle version of the bundle it serves
 * @param gateway address at which recommendations are asked for
 */
public record RunLabel(String bundle, String gateway) {}
