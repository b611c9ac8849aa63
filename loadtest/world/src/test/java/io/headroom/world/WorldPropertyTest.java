package io.headroom.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class WorldPropertyTest {
    private record Pair(int user, int item) {}

    private static World world(long seed, int users, int items, int days) {
        int events = Math.min(users * items / 10, 4_000);
        return World.generate(WorldOptions.defaults()
                .withSeed(seed)
                .withUsers(users)
                .withItems(items)
                .withDays(days)
                .withEvents(events));
    }

    @Property(tries = 40)
    void ratings_areUniqueWithinThePeriodAndOfReleasedItems(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 80) int users,
            @ForAll @IntRange(min = 100, max = 600) int items,
            @ForAll @IntRange(min = 1, max = 400) int days) {
        World world = world(seed, users, items, days);
        Set<Pair> pairs = new HashSet<>();
        world.log().forEachRating((user, item, halfStars, time) -> {
            assertThat(pairs.add(new Pair(user, item))).isTrue();
            assertThat(halfStars).isBetween(1, 10);
            assertThat(time)
                    .isBetween(world.options().startSeconds(), world.options().endSeconds() - 1);
            assertThat(world.catalogue().releasedSeconds(item)).isLessThanOrEqualTo(time);
        });
    }

    @Property(tries = 40)
    void clickedItems_areNotShownAgain(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 80) int users,
            @ForAll @IntRange(min = 100, max = 600) int items) {
        World world = world(seed, users, items, 60);
        Set<Pair> clicked = new HashSet<>();
        world.log().forEachImpression((user, item, position, time, click) -> {
            assertThat(clicked).doesNotContain(new Pair(user, item));
            assertThat(position).isBetween(1, 10);
            assertThat(time)
                    .isBetween(world.options().startSeconds(), world.options().endSeconds() - 1);
            assertThat(world.catalogue().releasedSeconds(item)).isLessThanOrEqualTo(time);
            if (click) {
                clicked.add(new Pair(user, item));
            }
        });
    }
}
