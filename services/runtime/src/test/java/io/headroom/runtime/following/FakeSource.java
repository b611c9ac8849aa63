package io.headroom.runtime.following;

import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A registry that holds bundles of another directory, and behaves as it is told. */
final class FakeSource implements BundleSource {
    final List<String> downloads = new ArrayList<>();
    boolean gone;
    boolean breaks;
    boolean garbles;
    private final Map<String, Bundle> bundles = new HashMap<>();
    private Promotion promoted = new Promotion.Nothing();
    private long promotions;

    FakeSource holds(Bundle bundle) {
        bundles.put(bundle.version(), bundle);
        return this;
    }

    void promote(Bundle bundle) {
        holds(bundle);
        promoted = new Promotion.Promoted(bundle.version(), ++promotions);
    }

    @Override
    public String name() {
        return "the test's registry";
    }

    @Override
    public Promotion current() {
        return gone ? new Promotion.Silent("the test's registry is gone") : promoted;
    }

    @Override
    public byte[] manifest(String version) {
        requireThere();
        try {
            return Files.readAllBytes(bundles.get(version).directory().resolve(Manifest.FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void download(String version, String path, long bytes, Path target) {
        requireThere();
        downloads.add(path);
        if (breaks) {
            throw new UnreachableException("the test's registry broke off");
        }
        try {
            if (garbles) {
                Files.write(target, new byte[(int) bytes]);
            } else {
                Files.copy(bundles.get(version).file(path), target, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireThere() {
        if (gone) {
            throw new UnreachableException("the test's registry is gone");
        }
    }
}
