package io.headroom.cluster.pods;

import io.headroom.harness.experiment.target.Sighting;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who want to hear what the cluster is seen to do. Thread-safe. */
public final class SightingLog {
    private final List<Consumer<Sighting>> listeners = new CopyOnWriteArrayList<>();

    public void add(Consumer<Sighting> listener) {
        listeners.add(listener);
    }

    public void remove(Consumer<Sighting> listener) {
        listeners.remove(listener);
    }

    void tell(String service, String replica, String what, String words) {
        Sighting sighting = new Sighting(service, replica, what, words);
        listeners.forEach(listener -> listener.accept(sighting));
    }
}
