package io.headroom.monitoring.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Impression.ShownItem;
import io.headroom.monitoring.log.Interaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelJoinTest {
    private static final long USER = 7;

    private static LabelJoin join(int answers, int items) {
        return new LabelJoin(new MonitorSettings.Labels(10_000, answers, items, 1_000), "FULL");
    }

    private static Impression answer(long millis, int number, int items) {
        List<ShownItem> shown = IntStream.range(0, items)
                .mapToObj(i -> new ShownItem(i, i + 1, 0.5f, List.of(), -1))
                .toList();
        return answer(millis, number, shown);
    }

    private static Impression answer(long millis, int number, List<ShownItem> shown) {
        return new Impression(
                millis, "request-" + number, USER, 0, "bundle", "FULL", false, Map.of(), shown, Optional.empty(), 1);
    }

    private static Interaction click(long millis, int number, long item) {
        return click(millis, number, item, USER);
    }

    private static Interaction click(long millis, int number, long item, long user) {
        String event = "event-" + millis + "-" + number + "-" + item + "-" + user;
        return new Interaction(millis, event, user, item, Interaction.Kind.CLICK, 1, "request-" + number, 0);
    }

    @Test
    void nothingIsConcluded_whenNobodyDidAnything() {
        LabelJoin join = join(100, 1_000);
        join.open(answer(0, 1, 3));
        join.open(answer(5_000, 2, 3));
        join.label(click(4_000, 1, 2));

        assertThat(join.closed(20_000))
                .hasValueSatisfying(labelled -> assertThat(labelled.logMillis()).isZero());
        assertThat(join.closed(20_000)).isEmpty();
        assertThat(join.counts().unheard()).isEqualTo(1);
    }

    @Test
    void largeAnswers_areBoundedByTheirItems() {
        LabelJoin join = join(100_000, 5_000);
        for (int number = 0; number < 500; number++) {
            join.open(answer(number, number, 100));
        }

        assertThat(join.waiting()).isLessThanOrEqualTo(50);
        assertThat(join.waiting() + join.counts().notSampled()).isEqualTo(500);
    }

    @Test
    void items_areGivenBackWhenWindowsClose() {
        LabelJoin join = join(100_000, 5_000);
        for (int number = 0; number < 500; number++) {
            long millis = 1_000L * number;
            while (join.closed(millis).isPresent()) {
                assertThat(join.waiting()).isLessThan(20);
            }
            join.open(answer(millis, number, 100));
        }

        assertThat(join.counts().notSampled()).isZero();
    }

    @Test
    void closedAnswer_isTheOneShown_alsoAfterARestore() throws IOException {
        List<ShownItem> odd = List.of(
                new ShownItem(70, 1, 0.9f, List.of(), -1),
                new ShownItem(80, 3, 0.5f, List.of(), -1),
                new ShownItem(90, 7, 0.2f, List.of(), -1));
        LabelJoin join = join(10, 1_000);
        join.open(answer(0, 1, odd));
        join.open(answer(1, 2, 130));
        join.label(click(2, 1, 80));
        join.label(click(3, 2, 129));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        join.save(new DataOutputStream(bytes));
        LabelJoin restored = join(10, 1_000);
        restored.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        LabelledAnswer first = restored.closed(20_000).orElseThrow();
        assertThat(first.positions()).containsExactly(1, 3, 7);
        assertThat(first.scores()).containsExactly(0.9f, 0.5f, 0.2f);
        assertThat(first.clicked()).containsExactly(false, true, false);
        LabelledAnswer second = restored.closed(20_000).orElseThrow();
        assertThat(second.positions()).hasSize(130).startsWith(1, 2).endsWith(130);
        assertThat(IntStream.range(0, 130).filter(i -> second.clicked()[i])).containsExactly(129);
    }

    /** Ten times as many answers as fit, the first item of every other clicked when half of the label window has passed. */
    @Test
    void moreAnswersThanFit_areSampled_andKeepTheirWholeWindow() {
        LabelJoin join = join(100, 100_000);
        int closed = 0;
        int clicked = 0;
        for (int number = 0; number < 20_000; number++) {
            long millis = 10L * number;
            for (var label = join.closed(millis); label.isPresent(); label = join.closed(millis)) {
                closed++;
                clicked += label.get().clicked()[0] ? 1 : 0;
            }
            join.open(answer(millis, number, 2));
            if (number >= 500 && number % 2 == 0) {
                join.label(click(millis, number - 500, 0));
            }
        }

        assertThat(closed).isGreaterThan(500);
        assertThat((double) clicked / closed).isBetween(0.45, 0.55);
        assertThat(closed + join.waiting() + join.counts().notSampled()).isEqualTo(20_000);
    }

    @Test
    void quietAgain_allAreSampledAgain() {
        LabelJoin join = join(100, 100_000);
        for (int number = 0; number < 2_000; number++) {
            join.closed(number);
            join.open(answer(number, number, 2));
        }
        long notSampled = join.counts().notSampled();
        for (int number = 2_000; number < 2_200; number++) {
            drain(join, 1_000L * number);
            join.open(answer(1_000L * number, number, 2));
        }
        assertThat(notSampled).isGreaterThan(1_500);
        assertThat(join.counts().notSampled() - notSampled).isLessThan(100);
        assertThat(join.waiting()).isEqualTo(10);
    }

    private static void drain(LabelJoin join, long millis) {
        while (join.closed(millis).isPresent()) {
            assertThat(join.waiting()).isNotNegative();
        }
    }

    @Test
    void clickBeforeItsAnswer_counts_alsoAfterARestore() throws IOException {
        LabelJoin join = join(10, 1_000);
        join.label(click(0, 1, 1));
        join.label(click(0, 1, 99));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        join.save(new DataOutputStream(bytes));
        LabelJoin restored = join(10, 1_000);
        restored.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(restored.closed(59_999)).isEmpty();
        restored.open(answer(59_999, 1, 3));

        assertThat(restored.closed(100_000).orElseThrow().clicked()).containsExactly(false, true, false);
        assertThat(restored.counts().unmatched()).isZero();
        assertThat(restored.counts().notShown()).isEqualTo(1);
    }

    @Test
    void clickWhoseAnswerDoesNotCome_isUnmatchedAfterAMinute() {
        LabelJoin join = join(10, 1_000);
        join.label(click(0, 1, 1));
        assertThat(join.closed(59_999)).isEmpty();
        assertThat(join.counts().unmatched()).isZero();
        assertThat(join.closed(60_000)).isEmpty();
        assertThat(join.counts().unmatched()).isEqualTo(1);
    }

    @Test
    void heldClicks_areBounded() {
        LabelJoin join = new LabelJoin(new MonitorSettings.Labels(10_000, 10, 1_000, 60_000, 3, 1_000), "FULL");
        for (int number = 0; number < 10; number++) {
            join.label(click(number, number, 1));
        }
        assertThat(join.counts().unmatched()).isEqualTo(7);
        join.open(answer(20, 9, 2));
        assertThat(join.closed(20_000).orElseThrow().clicked()).containsExactly(false, true);
    }

    @Test
    void clickOfAnotherUser_labelsNothing() {
        LabelJoin join = join(10, 1_000);
        join.label(click(0, 1, 0, USER + 1));
        join.open(answer(0, 1, 3));
        join.label(click(1, 1, 1, USER + 1));
        join.label(click(1, 1, 2, USER));

        assertThat(join.counts().notShown()).isEqualTo(2);
        assertThat(join.closed(20_000).orElseThrow().clicked()).containsExactly(false, false, true);
    }
}
