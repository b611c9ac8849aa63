package io.headroom.world;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A world must reward whoever learns its tastes, and yet popularity must be worth something. */
final class PersonalisationTest {
    @Test
    void itemNeighbours_beatPopularity() {
        World world = World.generate(
                WorldOptions.defaults().withUsers(1_500).withItems(4_000).withEvents(200_000));
        Replay replay = new Replay(world);
        double popular = replay.popularNdcg();
        assertThat(popular).isBetween(0.015, 0.06);
        assertThat(replay.itemNeighboursNdcg()).isGreaterThan(1.5 * popular);
    }
}
