package io.headroom.monitoring.drift;

import io.headroom.monitoring.state.StateFormat;
import io.headroom.monitoring.state.Stateful;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values of a category that are known, most frequent first, with how often the reference had them; the last bin is of all others. While
 * it learns it holds at most its capacity of different values, and counts further ones as others. Not thread-safe.
 */
final class Vocabulary implements Stateful {

    private static final String OTHERS = "(others)";
    private static final int LONGEST = 100;

    private final int capacity;
    private final Map<String, Long> known = new LinkedHashMap<>();
    private final Map<String, Integer> bins = new LinkedHashMap<>();
    private long others;
    private long missing;

    private Vocabulary(int capacity) {
        this.capacity = capacity;
    }

    static Vocabulary of(Map<String, Long> counts, int capacity) {
        Vocabulary vocabulary = new Vocabulary(capacity);
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> vocabulary.put(entry.getKey(), entry.getValue()));
        return vocabulary;
    }

    /** The same counts with the values in the order of their frequency. */
    Vocabulary frozen() {
        Vocabulary sorted = of(known, capacity);
        sorted.others = others;
        sorted.missing = missing;
        return sorted;
    }

    private void put(String value, long count) {
        if (value.isEmpty()) {
            missing += count;
        } else if (bins.containsKey(value) || known.size() < capacity) {
            bins.putIfAbsent(value, known.size());
            known.merge(value, count, Long::sum);
        } else {
            others += count;
        }
    }

    void learn(String value) {
        put(cut(value), 1);
    }

    int binOf(String value) {
        return bins.getOrDefault(cut(value), known.size());
    }

    /** Values come from outside. */
    private static String cut(String value) {
        return value.length() <= LONGEST ? value : value.substring(0, LONGEST);
    }

    int bins() {
        return known.size() + 1;
    }

    long[] counts() {
        long[] counts =
                Arrays.copyOf(known.values().stream().mapToLong(Long::longValue).toArray(), bins());
        counts[bins() - 1] = others;
        return counts;
    }

    List<String> labels() {
        List<String> labels = new ArrayList<>(known.keySet());
        labels.add(OTHERS);
        return labels;
    }

    /** Missing ones not included. */
    long total() {
        return Arrays.stream(counts()).sum();
    }

    long missing() {
        return missing;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        StateFormat.counts(out, known);
        out.writeLong(others);
        out.writeLong(missing);
    }

    @Override
    public void load(DataInput in) throws IOException {
        StateFormat.counts(in, "categories", capacity).forEach(this::put);
        others = StateFormat.natural(in, "other values");
        missing = StateFormat.natural(in, "missing values");
    }
}
