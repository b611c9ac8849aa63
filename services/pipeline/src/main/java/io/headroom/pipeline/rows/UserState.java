package io.headroom.pipeline.rows;

import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.features.definitions.SeenItems;
import io.headroom.features.definitions.UserAggregator;
import io.headroom.features.definitions.UserHistory;

/** All that is known of one user. History and seen items hold item ids. Read only outside this package. */
public final class UserState {

    private final UserAggregator aggregator;
    private final UserHistory history = new UserHistory();
    private final SeenItems seen = new SeenItems();

    UserState(Genres genres) {
        aggregator = new UserAggregator(genres);
    }

    void rate(long itemId, long timeSeconds, float rating, ItemFacts facts) {
        aggregator.rate(timeSeconds, rating, facts.genreMask(), facts.year());
        history.add(itemId, timeSeconds, rating);
        seen.add(itemId);
    }

    public UserAggregator aggregator() {
        return aggregator;
    }

    public UserHistory history() {
        return history;
    }

    public SeenItems seen() {
        return seen;
    }
}
