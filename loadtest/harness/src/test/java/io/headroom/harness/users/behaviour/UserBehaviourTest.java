package io.headroom.harness.users.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class UserBehaviourTest {
    private static final long NOW = 1_000_000;
    private static final int LISTS = 20_000;
    private static final Duration MEAN_DELAY = Duration.ofSeconds(5);

    @Test
    void clicks_comeAsOftenAsRelevanceAndPlaceSay() {
        UserBehaviour behaviour = behaviour(List.of());

        assertThat(share(behaviour, 1, Duration.ZERO))
                .isCloseTo(SmallTruth.truth().clickProbability(1, 1, 1, NOW), within(0.015));
        assertThat(share(behaviour, 2, Duration.ZERO))
                .isCloseTo(SmallTruth.truth().clickProbability(1, 2, 2, NOW), within(0.015));
    }

    @Test
    void after_dependsOnSeedAndRequestOnly() {
        List<UserEvent> first = all(behaviour(List.of()));

        assertThat(all(behaviour(List.of()))).isEqualTo(first);
        assertThat(first).extracting(UserEvent::eventId).doesNotHaveDuplicates();
        assertThat(first.getFirst().eventId()).isEqualTo(first.getFirst().requestId() + "-1-click");
    }

    @Test
    void after_waitsAsToldAndNeverVeryLong() {
        List<UserEvent> clicks = all(behaviour(List.of())).stream()
                .filter(event -> event.type() == UserEvent.Type.CLICK)
                .toList();

        assertThat(clicks).extracting(UserEvent::dueNanos).allMatch(due -> due >= 0 && due <= 5 * MEAN_DELAY.toNanos());
        assertThat(clicks.stream().mapToLong(UserEvent::dueNanos).average().orElseThrow())
                .isBetween(4.5e9, 5.5e9);
    }

    @Test
    void after_everyClickComesAWatch_andAfterMostARating() {
        List<UserEvent> events = all(behaviour(List.of()));

        long clicks = count(events, UserEvent.Type.CLICK);
        assertThat(count(events, UserEvent.Type.WATCH)).isEqualTo(clicks);
        assertThat(count(events, UserEvent.Type.RATING) / (double) clicks).isCloseTo(0.6, within(0.02));
        assertThat(events)
                .filteredOn(event -> event.type() == UserEvent.Type.RATING)
                .extracting(UserEvent::value)
                .allMatch(stars -> stars >= 0.5 && stars <= 5 && stars * 2 == Math.rint(stars * 2));
    }

    @Test
    void after_ignoresWhoTheWorldDoesNotKnow() {
        UserBehaviour behaviour = behaviour(List.of());

        assertThat(behaviour.after(new ShownList(1, 3, "r", new long[] {1}), Duration.ZERO, NOW, 0))
                .isEmpty();
        assertThat(behaviour.after(new ShownList(1, 1, "r", new long[] {4, 0}), Duration.ZERO, NOW, 0))
                .isEmpty();
    }

    @Test
    void conceptDrift_turnsTastesWhileItHolds() {
        UserBehaviour behaviour = behaviour(List.of(LiveDrift.parse("concept@10s+5s:1")));

        double before = share(behaviour, 1, Duration.ofSeconds(9));
        assertThat(share(behaviour, 1, Duration.ofSeconds(10))).isLessThan(before / 3);
        assertThat(share(behaviour, 1, Duration.ofSeconds(15))).isEqualTo(before);
    }

    @Test
    void labelDrift_movesTheRateOfClicks() {
        UserBehaviour behaviour = behaviour(List.of(LiveDrift.parse("label@0s:-2")));

        double logOdds = Math.log(SmallTruth.truth().relevance(1, 1, NOW)
                        / (1 - SmallTruth.truth().relevance(1, 1, NOW)))
                - 2;
        assertThat(share(behaviour, 1, Duration.ZERO)).isCloseTo(1 / (1 + Math.exp(-logOdds)), within(0.015));
    }

    private static UserBehaviour behaviour(List<LiveDrift> drifts) {
        return new UserBehaviour(new DriftingTruth(SmallTruth.truth(), drifts), MEAN_DELAY, 7);
    }

    private static List<UserEvent> all(UserBehaviour behaviour) {
        return LongStream.range(0, LISTS)
                .mapToObj(sequence -> behaviour.after(shown(sequence), Duration.ZERO, NOW, 0))
                .flatMap(List::stream)
                .toList();
    }

    /** Of lists on which an item was clicked. */
    private static double share(UserBehaviour behaviour, long itemId, Duration offset) {
        return LongStream.range(0, LISTS)
                        .mapToObj(sequence -> behaviour.after(shown(sequence), offset, NOW, 0))
                        .flatMap(List::stream)
                        .filter(event -> event.itemId() == itemId && event.type() == UserEvent.Type.CLICK)
                        .count()
                / (double) LISTS;
    }

    private static ShownList shown(long sequence) {
        return new ShownList(sequence, 1, "r" + sequence, new long[] {1, 2, 3});
    }

    private static long count(List<UserEvent> events, UserEvent.Type type) {
        return events.stream().filter(event -> event.type() == type).count();
    }
}
