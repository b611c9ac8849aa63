package io.headroom.monitor.bundles;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.headroom.features.definitions.Genres;
import io.headroom.features.definitions.ItemFacts;
import io.headroom.runtime.bundle.Bundle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the catalogue says of each item. Immutable. */
final class ItemTable {
    private static final String FILE = "items/catalogue.json";
    private static final Item UNKNOWN = new Item("none", ItemFacts.UNKNOWN);

    private final Genres genres;
    private final Map<Long, Item> items;

    private ItemTable(Genres genres, Map<Long, Item> items) {
        this.genres = genres;
        this.items = items;
    }

    /** @throws io.headroom.runtime.bundle.BundleException when the catalogue cannot be read */
    static ItemTable of(Bundle bundle, Genres genres) {
        Map<Long, Item> items = new HashMap<>();
        for (Entry entry : bundle.json(FILE, Entry[].class)) {
            ItemFacts facts = new ItemFacts(genres.mask(entry.genres()), entry.year());
            items.put(entry.id(), new Item(entry.firstGenre(), facts));
        }
        return new ItemTable(genres, items);
    }

    Genres genres() {
        return genres;
    }

    /** Its first genre, or "none". */
    String genreOf(long itemId) {
        return items.getOrDefault(itemId, UNKNOWN).genre();
    }

    ItemFacts factsOf(long itemId) {
        return items.getOrDefault(itemId, UNKNOWN).facts();
    }

    private record Item(String genre, ItemFacts facts) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(long id, int year, List<String> genres) {
        Entry {
            genres = genres == null ? List.of() : List.copyOf(genres);
        }

        String firstGenre() {
            return genres.isEmpty() ? "none" : genres.getFirst();
        }
    }
}
