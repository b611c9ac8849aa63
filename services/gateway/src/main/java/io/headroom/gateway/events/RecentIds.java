package io.headroom.gateway.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The ids told last, in bounded memory: the oldest is forgotten first. Not thread-safe. */
final class RecentIds {
    private final Set<String> ids;

    /** @param atMost how many; at least 0 */
    RecentIds(int atMost) {
        if (atMost < 0) {
            throw new IllegalArgumentException(
                    "headroom.gateway.events.remembered-ids is " + atMost + ", but must not be below 0");
        }
        ids = Collections.newSetFromMap(new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > atMost;
            }
        });
    }

    boolean holds(String id) {
        return ids.contains(id);
    }

    void add(String id) {
        ids.add(id);
    }
}
