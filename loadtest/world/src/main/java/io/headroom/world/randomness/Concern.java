package io.headroom.world.randomness;

/**
 * What a stream of random numbers is used for. Each concern draws from its own streams, so that a change to one part of the world
 * (say, how titles are made) leaves the others as they were. The codes are part of the generator's output: never renumber.
 */
public enum Concern {
    NICHES(1),
    RELEASES(2),
    ITEM(3),
    TITLES(4),
    ARRIVALS(5),
    USER(6),
    BEHAVIOUR(7),
    TRAFFIC(8),
    SERVING(9),
    CLICKS(10),
    TRAINING(11),
    FIGURES(12);

    private final long code;

    Concern(long code) {
        this.code = code;
    }

    long code() {
        return code;
    }
}
