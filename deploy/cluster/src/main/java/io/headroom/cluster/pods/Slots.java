package io.headroom.cluster.pods;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names for replicas that outlive their pods. A Deployment gives every pod a new name, but an experiment that kills {@code ranking-0} must be
 * able to ask whether {@code ranking-0} is back.
 *
 * <p>A service's slots are numbered from 0. At first its live pods take them in the order of their creation. A slot whose pod is gone, or is on
 * its way out, falls vacant, and the next new pod takes the lowest vacant one; only a pod that finds none vacant opens another. So a slot whose
 * pod was killed holds its replacement as soon as there is one. What a pod was once called it is called for ever, also after it has gone.
 * Not thread-safe.
 */
final class Slots {
    private final Map<String, List<Optional<String>>> uids = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();

    /** @param pods all of the service, in the order of their creation */
    void settle(String service, List<PodView> pods) {
        List<Optional<String>> slots = uids.computeIfAbsent(service, _ -> new ArrayList<>());
        Set<String> live = new HashSet<>();
        pods.stream().filter(PodView::live).forEach(pod -> live.add(pod.uid()));
        slots.replaceAll(uid -> uid.filter(live::contains));
        for (PodView pod : pods) {
            if (pod.live() && !slots.contains(Optional.of(pod.uid()))) {
                names.put(pod.uid(), name(service, take(slots, pod.uid())));
            }
        }
    }

    /** Forgets who holds which slot, so that the next {@link #settle} numbers them from 0 by age. */
    void recount() {
        uids.clear();
    }

    /** Names of the service's slots, vacant ones too. */
    List<String> names(String service) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < uids.getOrDefault(service, List.of()).size(); i++) {
            all.add(name(service, i));
        }
        return List.copyOf(all);
    }

    /** The pod that holds a slot now; empty when the slot is vacant or there is none of this name. */
    Optional<String> uid(String replica) {
        int dash = replica.lastIndexOf('-');
        List<Optional<String>> slots = dash < 0 ? List.of() : uids.getOrDefault(replica.substring(0, dash), List.of());
        for (int i = 0; i < slots.size(); i++) {
            if (replica.substring(dash + 1).equals(Integer.toString(i))) {
                return slots.get(i);
            }
        }
        return Optional.empty();
    }

    /** What a pod is or was called. */
    Optional<String> nameOf(String uid) {
        return Optional.ofNullable(names.get(uid));
    }

    private static int take(List<Optional<String>> slots, String uid) {
        int vacant = slots.indexOf(Optional.<String>empty());
        if (vacant >= 0) {
            slots.set(vacant, Optional.of(uid));
            return vacant;
        }
        slots.add(Optional.of(uid));
        return slots.size() - 1;
    }

    private static String name(String service, int slot) {
        return service + "-" + slot;
    }
}
