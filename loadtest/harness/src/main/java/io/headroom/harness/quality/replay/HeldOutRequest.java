package io.headroom.harness.quality.replay;

/**
 * A request of the held-out window.
 *
 * @param index among those of the bundle, in order of time
 * @param timeSeconds when it was made, event time
 * @param wantedItem the item the user took up and liked: the one right answer
 * @param offlineAnswer what the evaluation offline answered, best first; handed over, not copied
 */
public record HeldOutRequest(int index, long userId, long timeSeconds, long wantedItem, long[] offlineAnswer) {}
