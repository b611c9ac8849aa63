package io.headroom.features.reading;

/** Told of each view that was read. */
@FunctionalInterface
public interface ReadObserver {
    /** @param missing entities among those asked for that have no row */
    void read(String view, int asked, int missing);
}
