package io.headroom.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.runtime.budgets.Budget;
import io.headroom.runtime.budgets.Percentile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetBucketsTest {
    @Test
    void of_hasEveryTargetAndTheTimeoutAsABound() {
        Budget budget = new Budget(
                Map.of(Percentile.P50, Duration.ofMillis(8), Percentile.P99, Duration.ofMillis(40)),
                Duration.ofMillis(150));

        assertThat(BudgetBuckets.of(budget))
                .contains(Duration.ofMillis(8), Duration.ofMillis(40), Duration.ofMillis(150), Duration.ofMillis(600))
                .isSorted()
                .doesNotHaveDuplicates()
                .hasSizeBetween(8, 20);
    }
}
