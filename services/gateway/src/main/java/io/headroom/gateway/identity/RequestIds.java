package io.headroom.gateway.identity;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Gives every request its id. Thread-safe if its source of randomness is asked for on the thread that uses it. */
@Singleton
public final class RequestIds {
    private final Supplier<? extends RandomGenerator> random;

    /** Ids need only differ between requests and gateways, and nobody is harmed by guessing one: no seed, no secure random. */
    @Inject
    RequestIds() {
        this(ThreadLocalRandom::current);
    }

    RequestIds(Supplier<? extends RandomGenerator> random) {
        this.random = random;
    }

    /** The client's own id where it is 1 to 64 characters of A-Z, a-z, 0-9, dot, _ and -; else a new one. */
    public String of(Optional<String> offered) {
        return offered.filter(RequestId::isValid)
                .orElseGet(() -> "%016x".formatted(random.get().nextLong()));
    }
}
