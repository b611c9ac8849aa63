package io.headroom.cli.registry;

import io.headroom.cli.console.CommandFailure;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleNames;
import io.headroom.runtime.bundle.BundleStore;
import io.headroom.runtime.bundle.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Fetches bundles of a registry. */
record BundleDownload(RegistryClient registry) {
    /** Fetches a bundle into a store and makes it the store's current one; one that is there already is checked. */
    Bundle into(BundleStore store, String version) throws IOException, InterruptedException {
        if (!BundleNames.isVersion(version)) {
            throw CommandFailure.usage("'" + version + "' is no version a bundle may have");
        }
        if (!Files.isDirectory(store.root().resolve(version))) {
            fetch(store, version);
        }
        Bundle bundle = store.open(version);
        store.point(version);
        return bundle;
    }

    private void fetch(BundleStore store, String version) throws IOException, InterruptedException {
        byte[] manifest = registry.manifest(version)
                .orElseThrow(() -> CommandFailure.failed("the registry has no bundle " + version));
        Files.createDirectories(store.root());
        Path staging = Files.createTempDirectory(store.root(), ".staging-");
        try {
            for (String path : Manifest.parse(manifest).files().keySet()) {
                Path file = BundleNames.file(staging, path);
                Files.createDirectories(file.getParent());
                registry.download(version, path, file);
            }
            Files.write(staging.resolve(Manifest.FILE), manifest);
            Bundle.open(staging);
            Files.move(staging, store.root().resolve(version), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | InterruptedException | RuntimeException e) {
            remove(staging, e);
            throw e;
        }
    }

    private static void remove(Path directory, Exception reason) {
        try {
            BundleStore.remove(directory);
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }
}
