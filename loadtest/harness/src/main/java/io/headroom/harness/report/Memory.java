package io.headroom.harness.report;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Resident memory of the processes of a run.
 *
 * @param rssBytes by process name
 * @param limitBytes the most a process may hold, by process name; processes without a limit are left out
 */
public record Memory(Map<String, Long> rssBytes, Map<String, Long> limitBytes) {
    public Memory {
        rssBytes = Collections.unmodifiableMap(new TreeMap<>(rssBytes));
        limitBytes = Map.copyOf(limitBytes);
    }

    long totalBytes() {
        return rssBytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
