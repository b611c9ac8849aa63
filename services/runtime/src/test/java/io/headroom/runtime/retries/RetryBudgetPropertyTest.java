package io.headroom.runtime.retries;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RetryBudgetPropertyTest {
    @Property
    void repeatsNeverExceedTheirShareOfCallsAndTheReserve(
            @ForAll @DoubleRange(min = 0, max = 1) double share,
            @ForAll @IntRange(min = 0, max = 50) int reserve,
            @ForAll @Size(max = 500) List<Boolean> callElseRepeat) {
        RetryBudget budget = new RetryBudget(share, reserve);
        int calls = 0;
        int repeats = 0;
        for (boolean call : callElseRepeat) {
            if (call) {
                budget.deposit();
                calls++;
            } else if (budget.withdraw()) {
                repeats++;
            }
            assertThat((double) repeats).isLessThanOrEqualTo(reserve + share * calls + 1e-6);
        }
    }

    @Property
    void recentLatency_isTheQuantileOfTheLatest(
            @ForAll @Size(min = 8, max = 100) List<@LongRange(min = 0, max = 1_000_000) Long> latencies) {
        RecentLatency latency = new RecentLatency(0.95, 32, 8);
        latencies.subList(0, 7).forEach(latency::record);
        assertThat(latency.nanos()).isEmpty();
        latencies.subList(7, latencies.size()).forEach(latency::record);

        int known = latencies.size() < 32 ? 8 : latencies.size() / 32 * 32;
        long[] sorted = latencies.subList(Math.max(0, known - 32), known).stream()
                .mapToLong(Long::longValue)
                .toArray();
        Arrays.sort(sorted);
        assertThat(latency.nanos()).hasValue(sorted[(int) Math.ceil(0.95 * sorted.length) - 1]);
    }
}
