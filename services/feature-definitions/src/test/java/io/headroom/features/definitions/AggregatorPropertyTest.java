package io.headroom.features.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class AggregatorPropertyTest {

    private static final Genres GENRES = new Genres(List.of("Action", "Comedy"));
    private static final long END = Long.MAX_VALUE;

    @Provide
    Arbitrary<List<Event>> events() {
        return EventSequences.ordered();
    }

    private static float[] row(ItemAggregator aggregator, long time) {
        float[] row = new float[ItemColumns.NAMES.size()];
        aggregator.valueAt(time, row, 0);
        return row;
    }

    private static float[] row(UserAggregator aggregator, long time) {
        float[] row = new float[new FeatureViews(GENRES).userWidth()];
        aggregator.valueAt(time, row, 0);
        return row;
    }

    @Property
    void itemValues_areTheSame_whereverTheStateIsSavedAndRestored(
            @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 7) int chunk) {
        ItemAggregator whole = new ItemAggregator();
        ItemAggregator chunked = new ItemAggregator();
        for (int i = 0; i < events.size(); i++) {
            whole.update(events.get(i));
            chunked.update(events.get(i));
            chunked = i % chunk == 0 ? ItemAggregator.fromBytes(chunked.toBytes()) : chunked;
        }

        assertThat(chunked.toBytes()).isEqualTo(whole.toBytes());
        assertThat(row(chunked, END)).isEqualTo(row(whole, END));
    }

    @Property
    void userValues_areTheSame_whereverTheStateIsSavedAndRestored(
            @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 7) int chunk) {
        UserAggregator whole = new UserAggregator(GENRES);
        UserAggregator chunked = new UserAggregator(GENRES);
        for (int i = 0; i < events.size(); i++) {
            whole.update(events.get(i), EventSequences.factsOf(events.get(i)));
            chunked.update(events.get(i), EventSequences.factsOf(events.get(i)));
            chunked = i % chunk == 0 ? UserAggregator.fromBytes(chunked.toBytes(), GENRES) : chunked;
        }

        assertThat(chunked.toBytes()).isEqualTo(whole.toBytes());
        assertThat(row(chunked, END)).isEqualTo(row(whole, END));
    }

    @Property
    void history_isTheNewestRatings_whereverTheStateIsSavedAndRestored(
            @ForAll("events") List<Event> events, @ForAll @IntRange(min = 1, max = 7) int repeats) {
        UserHistory history = new UserHistory();
        for (int i = 0; i < repeats; i++) {
            events.forEach(history::update);
            history = UserHistory.fromBytes(history.toBytes());
        }

        List<Event> ratings = events.stream()
                .filter(event -> event.kind() == EventKind.RATING)
                .toList();
        int all = ratings.size() * repeats;
        assertThat(history.size()).isEqualTo(Math.min(all, UserHistory.LENGTH));
        for (int age = 0; age < history.size(); age++) {
            Event expected = ratings.get((all - 1 - age) % ratings.size());
            assertThat(history.item(age)).isEqualTo(expected.itemId());
            assertThat(history.timeSeconds(age)).isEqualTo(expected.timeSeconds());
            assertThat(history.rating(age)).isEqualTo(expected.value());
        }
    }

    @Property
    void values_areFinite_whateverHappened(@ForAll("events") List<Event> events) {
        ItemAggregator item = new ItemAggregator();
        UserAggregator user = new UserAggregator(GENRES);
        for (Event event : events) {
            item.update(event);
            user.update(event, EventSequences.factsOf(event));
        }
        for (float[] row : List.of(row(item, END), row(user, END))) {
            for (float value : row) {
                assertThat(value).isFinite();
            }
        }
    }

    @Property
    void seenItems_areEachItemOnceAscending_inWhateverOrderTheyCame(@ForAll List<Long> items) {
        SeenItems seen = new SeenItems();
        items.forEach(seen::add);

        assertThat(seen.toArray())
                .containsExactly(items.stream()
                        .distinct()
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray());
        assertThat(items).allMatch(seen::contains);
    }
}
