package io.headroom.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RehearsedCallsTest {
    @Test
    void make_callsEachNumberOnce_neverMoreAtOnceThanToldTo() {
        List<Integer> numbers = new ArrayList<>();
        AtomicInteger awaited = new AtomicInteger();

        RehearsedCalls.make(7, 2, number -> {
            assertThat(number - awaited.get()).as("calls under way").isLessThan(2);
            numbers.add(number);
            return new AnsweredCall(awaited);
        });

        assertThat(numbers).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(awaited).hasValue(7);
    }

    @Test
    void make_throws_whenACallFails() {
        IllegalStateException failure = new IllegalStateException("no model");

        assertThatThrownBy(() -> RehearsedCalls.make(3, 2, number -> CompletableFuture.failedFuture(failure)))
                .hasCause(failure);
    }

    /** Counts those somebody has waited for. */
    private static final class AnsweredCall extends CompletableFuture<Integer> {
        private final AtomicInteger awaited;

        private AnsweredCall(AtomicInteger awaited) {
            this.awaited = awaited;
            complete(0);
        }

        @Override
        public Integer join() {
            awaited.incrementAndGet();
            return super.join();
        }
    }
}
