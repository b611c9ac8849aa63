package io.headroom.gateway.warmup;

import io.headroom.gateway.bundles.ServedModel;
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
    private final AtomicReference<Optional<Rehearsed>> underWay = new AtomicReference<>(Optional.empty());

    /**
     * What a rehearsed request meets.
     *
     * @param stages stand-in peers
     * @param model the one that is rehearsed, which need not be the one that serves
     */
    public record Rehearsed(Stages stages, ServedModel model) {}

    /** What a rehearsed request meets; empty for a client's. */
    public Optional<Rehearsed> of(String offeredWord) {
        return word.equals(offeredWord) ? underWay.get() : Optional.empty();
    }

    String word() {
        return word;
    }

    void begin(Rehearsed rehearsed) {
        underWay.set(Optional.of(rehearsed));
    }

    void end() {
        underWay.set(Optional.empty());
    }
}
