package io.headroom.monitoring.skew;

import io.headroom.features.definitions.Event;
import io.headroom.features.definitions.ItemAggregator;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.features.definitions.UserAggregator;
import java.util.function.LongFunction;

/** An aggregator that takes events and gives rows. */
sealed interface Replay {

    void update(Event event);

    long updatedAtSeconds();

    void write(float[] row);

    /** Of a user. */
    record OfUser(UserAggregator state, LongFunction<ItemFacts> facts) implements Replay {
        @Override
        public void update(Event event) {
            state.update(event, facts.apply(event.itemId()));
        }

        @Override
        public long updatedAtSeconds() {
            return state.updatedAtSeconds();
        }

        @Override
        public void write(float[] row) {
            state.valueAt(Long.MAX_VALUE, row, 0);
        }
    }

    /** Of an item. */
    record OfItem(ItemAggregator state) implements Replay {
        @Override
        public void update(Event event) {
            state.update(event);
        }

        @Override
        public long updatedAtSeconds() {
            return state.updatedAtSeconds();
        }

        @Override
        public void write(float[] row) {
            state.valueAt(Long.MAX_VALUE, row, 0);
        }
    }
}
