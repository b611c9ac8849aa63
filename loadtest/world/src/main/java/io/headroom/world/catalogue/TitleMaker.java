package io.headroom.world.catalogue;

import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes titles in the manner of MovieLens: the article stands behind a comma, the year in brackets, and now and then a title has
 * quotation marks or letters outside ASCII. So a reader of the files meets every quoting rule. No two titles are equal.
 */
final class TitleMaker {
    private static final List<String> FIRST = List.of(
            "Silent",
            "Broken",
            "Golden",
            "Crimson",
            "Hidden",
            "Last",
            "Distant",
            "Burning",
            "Frozen",
            "Hollow",
            "Paper",
            "Iron",
            "Glass",
            "Wild",
            "Quiet",
            "Lost",
            "Electric",
            "Velvet",
            "Bitter",
            "Second",
            "Northern",
            "Midnight",
            "Painted",
            "Restless",
            "Forgotten",
            "Scarlet",
            "Secret",
            "Crooked",
            "Borrowed",
            "Endless",
            "Careless",
            "Salt",
            "Winter",
            "Summer",
            "Double",
            "Perfect",
            "Stolen",
            "Sleeping",
            "Sudden",
            "Tender",
            "Dark",
            "Bright",
            "Ninth",
            "Honest",
            "Reluctant",
            "Wandering",
            "Empty",
            "Savage",
            "Gentle",
            "Brave");
    private static final List<String> SECOND = List.of(
            "Harbor",
            "Garden",
            "Letter",
            "Mountain",
            "Orchard",
            "Engine",
            "Mirror",
            "Captain",
            "Station",
            "River",
            "Promise",
            "Window",
            "Soldier",
            "Teacher",
            "Island",
            "Witness",
            "Stranger",
            "Bridge",
            "Kingdom",
            "Voyage",
            "Shadow",
            "Daughter",
            "Thief",
            "Machine",
            "Winter",
            "Carnival",
            "Detective",
            "Horizon",
            "Signal",
            "Neighbor",
            "Passenger",
            "Painter",
            "Lighthouse",
            "Desert",
            "Circus",
            "Gambler",
            "Sonata",
            "Empire",
            "Frontier",
            "Clock",
            "Labyrinth",
            "Physician",
            "Outlaw",
            "Comet",
            "Café",
            "Señorita",
            "Forêt",
            "Tower",
            "Market",
            "Dream");
    private static final List<String> PLACES = List.of(
            "of Lisbon",
            "in the Rain",
            "at Dawn",
            "of the North",
            "on Mars",
            "Without a Name",
            "in Paris",
            "of Ashes",
            "Under the Sea",
            "for Two",
            "of Tomorrow",
            "by the Lake");

    private final SeededStream stream;
    private final Map<String, Integer> uses = new HashMap<>();

    TitleMaker(long seed) {
        stream = SeededStream.of(seed, Concern.TITLES, 0);
    }

    String next(int year) {
        String name = name();
        int use = uses.merge(name + year, 1, Integer::sum);
        String numbered = use == 1 ? name : name + " " + use;
        return "%s (%d)".formatted(numbered, year);
    }

    private String name() {
        String plain = pick(FIRST) + " " + pick(SECOND);
        double form = stream.nextDouble();
        if (form < 0.30) {
            return plain;
        }
        if (form < 0.55) {
            return plain + ", The";
        }
        if (form < 0.95) {
            return plain + " " + pick(PLACES);
        }
        return form < 0.99 ? plain + ", A" : "\"" + plain + "\" " + pick(PLACES);
    }

    private String pick(List<String> words) {
        return words.get(stream.nextInt(words.size()));
    }
}
