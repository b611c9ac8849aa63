package io.headroom.pipeline.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Interactions;
import org.junit.jupiter.api.Test;

class TimelineTest {

    private final Dataset dataset = new SmallWorld(3).dataset(true);
    private final Timeline timeline = new Timeline(dataset);

    @Test
    void advanceTo_takesWhatIsStrictlyBefore_andNoMore() {
        Interactions ratings = dataset.interactions();
        long moment = ratings.timeSeconds()[ratings.size() / 2];

        timeline.advanceTo(moment);

        int known = timeline.users().values().stream()
                .mapToInt(user -> {
                    float[] row = new float[timeline.views().userWidth()];
                    user.aggregator().valueAt(moment, row, 0);
                    return (int) row[0];
                })
                .sum();
        assertThat(known).isEqualTo(ratings.firstAtOrAfter(moment));
    }

    @Test
    void user_knowsWhatTheyRated_whenAllHappened() {
        timeline.advanceToEnd();

        Interactions ratings = dataset.interactions();
        int last = ratings.size() - 1;
        long item = dataset.catalogue().itemIds()[ratings.itemRows()[last]];
        UserState user = timeline.user(ratings.userIds()[last]).orElseThrow();
        assertThat(user.history().item(0)).isEqualTo(item);
        assertThat(user.seen().contains(item)).isTrue();
        assertThat(timeline.user(-1)).isEmpty();
    }

    @Test
    void advanceTo_refuses_whenTimeWouldRunBackwards() {
        timeline.advanceTo(100);

        assertThatThrownBy(() -> timeline.advanceTo(99)).isInstanceOf(IllegalArgumentException.class);
    }
}
