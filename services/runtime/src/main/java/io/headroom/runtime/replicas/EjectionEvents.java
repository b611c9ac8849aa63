package io.headroom.runtime.replicas;

/** Told when a replica of a peer is left out. May be called from any thread, and must not block. */
@FunctionalInterface
public interface EjectionEvents {
    /** Of a peer nobody watches. */
    EjectionEvents IGNORED = () -> {};

    /** A replica gets no calls for now; told again when the call that tries it fails. */
    void ejected();
}
