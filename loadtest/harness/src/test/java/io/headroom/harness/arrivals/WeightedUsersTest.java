package io.headroom.harness.arrivals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WeightedUsersTest {
    @Test
    void draw_followsActivity() {
        double[] activity = {0, 1, 2, 3, 94};
        WeightedUsers users = new WeightedUsers(new long[] {0, 1, 2, 3, 4}, activity);
        long[] drawn = new long[5];
        SplittableRandom random = new SplittableRandom(11);
        int draws = 1_000_000;
        for (int i = 0; i < draws; i++) {
            drawn[(int) users.draw(random)]++;
        }
        assertThat(drawn[0]).isZero();
        for (int user = 1; user < 5; user++) {
            double share = activity[user] / 100;
            double error = 4 * Math.sqrt(share * (1 - share) / draws);
            assertThat(drawn[user] / (double) draws).isBetween(share - error, share + error);
        }
    }

    @Test
    void constructor_namesTheFault_whenUsersCannotBeDrawn() {
        assertThatThrownBy(() -> new WeightedUsers(new long[0], new double[0]))
                .hasMessageContaining("0 users and 0 activities");
        assertThatThrownBy(() -> new WeightedUsers(new long[] {1, 2}, new double[] {1}))
                .hasMessageContaining("2 users and 1 activities");
        assertThatThrownBy(() -> new WeightedUsers(new long[] {1}, new double[] {0}))
                .hasMessage("all activities are 0, but one must be above 0");
        assertThatThrownBy(() -> new WeightedUsers(new long[] {1, 2}, new double[] {1, -3}))
                .hasMessage("an activity is -3.0, but must be finite and at least 0");
    }
}
