package io.headroom.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.features.definitions.Event;
import io.headroom.monitoring.alarms.Detector;
import io.headroom.monitoring.log.Interaction;
import io.headroom.monitoring.log.ScoredFeatures;
import io.headroom.monitoring.view.SkewView;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Logged rows against rows derived again. */
class SkewTest {
    private static final long USER = 3;
    private static final long[] ITEMS = {4, 5};
    private final StatefulWorld world = new StatefulWorld(1);
    private final Monitor monitor = Monitor.begin(Scene.SETTINGS, world.reference());
    private int ratings;

    private SkewView show(ScoredFeatures features) {
        monitor.accept(world.answer(10_000, USER, ITEMS, Optional.of(features)));
        return monitor.view().skew();
    }

    private Event rating(long item, long time) {
        return Event.rating(USER, item, time, 4.5f);
    }

    private void log(Event event) {
        monitor.accept(new Interaction(
                5_000,
                "rating-" + ratings++,
                event.userId(),
                event.itemId(),
                Interaction.Kind.RATING,
                event.value(),
                "",
                event.timeSeconds()));
    }

    @Test
    void rowsOfTheBundle_areTheSame() {
        SkewView skew = show(world.features(USER, ITEMS));

        assertThat(skew.rows()).containsExactly(new SkewView.Rows("user", 1, 0, 0), new SkewView.Rows("item", 2, 0, 0));
        assertThat(skew.digestsChecked()).isEqualTo(1);
        assertThat(skew.digestFaults()).isZero();
        assertThat(monitor.alarms()).isEmpty();
    }

    @Test
    void newerRow_isDerivedFromTheLog() {
        Event first = rating(5, SyntheticLog.AS_OF + 5);
        Event second = rating(6, SyntheticLog.AS_OF + 7);
        log(second);
        log(first);
        world.apply(first);
        world.apply(second);

        SkewView skew = show(world.features(USER, ITEMS));

        assertThat(skew.rows()).containsExactly(new SkewView.Rows("user", 1, 0, 0), new SkewView.Rows("item", 2, 0, 0));
    }

    @Test
    void newerRow_thatLacksAnEvent_isAFault() {
        log(rating(5, SyntheticLog.AS_OF + 5));
        Event second = rating(6, SyntheticLog.AS_OF + 7);
        log(second);
        world.apply(second);

        SkewView skew = show(world.features(USER, ITEMS));

        assertThat(skew.rows()).containsExactly(new SkewView.Rows("user", 1, 1, 0), new SkewView.Rows("item", 2, 0, 0));
        assertThat(skew.examples()).singleElement().satisfies(example -> {
            assertThat(example.view()).isEqualTo("user");
            assertThat(example.column()).isEqualTo("ratings");
        });
        assertThat(monitor.alarms()).extracting("detector").containsExactly(Detector.FEATURE_SKEW);
    }

    @Test
    void rowOfEventsTheLogDoesNotKnow_isNotCheckable() {
        world.apply(rating(5, SyntheticLog.AS_OF + 5));

        SkewView skew = show(world.features(USER, ITEMS));

        assertThat(skew.rows()).containsExactly(new SkewView.Rows("user", 0, 0, 1), new SkewView.Rows("item", 1, 0, 1));
    }

    @Test
    void newerRowOfAShownItem_isNotCheckable() {
        Event event = rating(5, SyntheticLog.AS_OF + 60);
        show(world.features(USER, ITEMS));
        log(event);
        world.apply(event);

        SkewView skew = show(world.features(USER, ITEMS));

        assertThat(skew.rows()).containsExactly(new SkewView.Rows("user", 2, 0, 0), new SkewView.Rows("item", 3, 0, 1));
    }

    @Test
    void oneBit_isAFault() {
        ScoredFeatures right = world.features(USER, ITEMS);
        float[] values = right.itemValues().clone();
        values[1] = Math.nextUp(values[1]);

        SkewView skew = show(StatefulWorld.digested(
                right.userValues(), right.userUpdatedAtSeconds(), ITEMS, values, right.itemUpdatedAtSeconds()));

        assertThat(skew.rows().getLast()).isEqualTo(new SkewView.Rows("item", 2, 1, 0));
        assertThat(skew.examples().getFirst().column()).isEqualTo("rating_mean");
        assertThat(skew.digestFaults()).isZero();
    }

    @Test
    void otherDigest_isAFault() {
        ScoredFeatures right = world.features(USER, ITEMS);
        SkewView skew = show(new ScoredFeatures(
                right.digest() + 1,
                right.userValues(),
                right.userUpdatedAtSeconds(),
                ITEMS,
                right.itemValues(),
                right.itemUpdatedAtSeconds()));

        assertThat(skew.digestFaults()).isEqualTo(1);
        assertThat(monitor.alarms()).extracting("detector").containsExactly(Detector.DIGEST);
    }

    @Test
    void rowOlderThanTheBundles_isAFault() {
        ScoredFeatures right = world.features(USER, ITEMS);
        SkewView skew = show(StatefulWorld.digested(
                right.userValues(),
                right.userUpdatedAtSeconds() - 1,
                ITEMS,
                right.itemValues(),
                right.itemUpdatedAtSeconds()));

        assertThat(skew.examples().getFirst().column()).isEqualTo("updated_at");
    }
}
