package io.headroom.gateway.warmup;

import io.headroom.gateway.orchestration.Stages;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells the gateway's own warm-up requests from those of clients: they carry a word nobody else knows, go to stand-in peers and count in no
 * metric. When the rehearsal is over the word means nothing. Thread-safe.
 */
@Singleton
public final class Rehearsal {
    public static final String HEADER = "X-Headroom-Rehearsal";

    private final String word = UUID.randomUUID().toString();
    private final AtomicReference<Optional<Stages>> stages = new AtomicReference<>(Optional.empty());

    /** The stages of a rehearsed request; empty for a client's. */
    public Optional<Stages> stagesFor(String offeredWord) {
        return word.equals(offeredWord) ? stages.get() : Optional.empty();
    }

    String word() {
        return word;
    }

    void begin(Stages standIns) {
        stages.set(Optional.of(standIns));
    }

    void end() {
        stages.set(Optional.empty());
    }
}
