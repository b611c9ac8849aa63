package io.headroom.world;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How large a world to make, and from which seed. Two equal options give the same files, byte for byte.
 *
 * @param users number of users, 1 to {@value #MAX_USERS}
 * @param items number of items, {@value #MIN_ITEMS} to {@value #MAX_ITEMS}
 * @param events about how many rows ratings.csv and impressions.csv have together; generation refuses more
 *     than a tenth of users times items, since a user rates an item at most once
 * @param days length of the observed period, 1 to {@value #MAX_DAYS}
 * @param seed any number
 * @param start first instant of the observed period, in whole seconds, from 1970 to 2100
 */
public record WorldOptions(int users, int items, int events, int days, long seed, Instant start) {
    static final int MAX_USERS = 1_000_000;
    static final int MIN_ITEMS = 100;
    static final int MAX_ITEMS = 1_000_000;
    static final int MAX_EVENTS = 50_000_000;
    static final int MAX_DAYS = 3_650;
    /** Pairs of a user and an item per event: a user who has had nearly every item finds nothing more to do. */
    private static final int ROOM_PER_EVENT = 10;

    private static final Instant LATEST_START = Instant.parse("2100-01-01T00:00:00Z");

    /** @throws IllegalArgumentException naming the first option that is out of its range, its value and the limit */
    public WorldOptions {
        requireWithin("users", users, 1, MAX_USERS);
        requireWithin("items", items, MIN_ITEMS, MAX_ITEMS);
        requireWithin("events", events, 1, MAX_EVENTS);
        requireWithin("days", days, 1, MAX_DAYS);
        if (!start.truncatedTo(ChronoUnit.SECONDS).equals(start)
                || start.isBefore(Instant.EPOCH)
                || start.isAfter(LATEST_START)) {
            throw new IllegalArgumentException("start must be a whole second between %s and %s, was %s"
                    .formatted(Instant.EPOCH, LATEST_START, start));
        }
    }

    /** 5,000 users, 20,000 items and about 1,000,000 events over 180 days from 2026-01-01, seed 1. */
    public static WorldOptions defaults() {
        return new WorldOptions(5_000, 20_000, 1_000_000, 180, 1, Instant.parse("2026-01-01T00:00:00Z"));
    }

    public WorldOptions withUsers(int users) {
        return new WorldOptions(users, items, events, days, seed, start);
    }

    public WorldOptions withItems(int items) {
        return new WorldOptions(users, items, events, days, seed, start);
    }

    public WorldOptions withEvents(int events) {
        return new WorldOptions(users, items, events, days, seed, start);
    }

    public WorldOptions withDays(int days) {
        return new WorldOptions(users, items, events, days, seed, start);
    }

    public WorldOptions withSeed(long seed) {
        return new WorldOptions(users, items, events, days, seed, start);
    }

    public WorldOptions withStart(Instant start) {
        return new WorldOptions(users, items, events, days, seed, start);
    }

    public long startSeconds() {
        return start.getEpochSecond();
    }

    /** End of the observed period, exclusive. */
    public long endSeconds() {
        return startSeconds() + days * 86_400L;
    }

    /**
     * Checks the options against each other; generation does it first. It is not part of construction, because options are built one
     * {@code with} at a time and may not fit together half-way.
     *
     * @throws IllegalArgumentException if there are more events than users and items can have
     */
    void requireRoomForEvents() {
        long most = (long) users * items / ROOM_PER_EVENT;
        if (events > most) {
            throw new IllegalArgumentException("events must be at most %d for %d users and %d items, was %d"
                    .formatted(most, users, items, events));
        }
    }

    private static void requireWithin(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "%s must be between %d and %d, was %d".formatted(name, least, most, value));
        }
    }
}
