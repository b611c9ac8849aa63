package io.headroom.registry.publishing;

import io.headroom.registry.problems.Problem;
import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import io.headroom.registry.store.RegistryConfig;
import io.headroom.registry.store.RegistryStore;
import io.headroom.runtime.bundle.Manifest;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** Receives bundles, a few at a time. Thread-safe; blocks while a body comes. */
@Singleton
public final class Publishing {
    private final RegistryConfig config;
    private final ReceivedBundle.Limits limits;
    private final Semaphore places;

    Publishing(RegistryConfig config) {
        this.config = config;
        this.limits = new ReceivedBundle.Limits(config.bundleAtMost().asLongValue(), config.filesAtMost());
        this.places = new Semaphore(config.publishAtOnce());
    }

    /**
     * Receives a bundle and publishes it, whole or not at all.
     *
     * @param version that the manifest must name
     * @return false when it was there before, with the same content
     * @throws ProblemException when it is not taken
     */
    public boolean publish(RegistryStore store, String version, InputStream body) throws IOException {
        if (!places.tryAcquire()) {
            throw new ProblemException(
                    ProblemKind.BUSY,
                    config.publishAtOnce() + " bundles are being received already (headroom.registry.publish-at-once)");
        }
        try {
            return receive(store, version, body);
        } catch (UploadException e) {
            throw new ProblemException(ProblemKind.INVALID_BUNDLE, e.getMessage());
        } catch (IOException e) {
            throw DiskFull.orThrowProblem(e, config.directory());
        } finally {
            places.release();
        }
    }

    private boolean receive(RegistryStore store, String version, InputStream body) throws IOException {
        Path staging = store.stage();
        try {
            Manifest manifest = new ReceivedBundle(staging, limits).receive(body);
            if (!manifest.version().equals(version)) {
                throw new ProblemException(
                        ProblemKind.INVALID_BUNDLE,
                        "the manifest names version " + Problem.echo(manifest.version()) + ", but the path " + version);
            }
            return store.publish(staging, manifest);
        } finally {
            store.discard(staging);
        }
    }
}
