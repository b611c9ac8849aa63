package io.headroom.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One process of this machine, for as long as the machine runs: a pid alone may belong to somebody else by the time it is
 * used, a pid with the instant its process started cannot.
 */
public record ProcessIdentity(long pid, Instant startInstant) {
    /** Start instants are derived from the wall clock at boot, so a corrected clock shifts them between two readers. */
    private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

    public ProcessIdentity {
        Objects.requireNonNull(startInstant, "startInstant");
    }

    /** The identity of a process; one that is gone already gets an identity that matches no live process. */
    public static ProcessIdentity of(ProcessHandle handle) {
        return new ProcessIdentity(handle.pid(), handle.info().startInstant().orElse(Instant.EPOCH));
    }

    public static ProcessIdentity current() {
        return of(ProcessHandle.current());
    }

    /** The live process this names; empty when it has ended, or when its pid now belongs to another process. */
    public Optional<ProcessHandle> find() {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(handle ->
                        handle.info().startInstant().map(this::isSameStart).orElse(false))
                .filter(handle -> !isZombie(pid));
    }

    public boolean isAlive() {
        return find().isPresent();
    }

    private boolean isSameStart(Instant other) {
        return Duration.between(startInstant, other).abs().compareTo(CLOCK_TOLERANCE) <= 0;
    }

    /** An ended orphan stays in the process table until its new parent collects it, which some container inits never do. */
    private static boolean isZombie(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return false;
        }
        try {
            String text = Files.readString(stat);
            char state = text.charAt(text.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (IOException | UncheckedIOException | StringIndexOutOfBoundsException gone) {
            return true;
        }
    }
}
