package io.headroom.registry.store;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.runtime.bundle.BundleStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps {@link Promotions} in one file, which a rename replaces: after a crash there are the old ones or the new ones, whole. It is the only
 * statement of what is current, so nothing can contradict it.
 */
record PromotionFile(Path file) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws BundleException when there is a file that cannot be read */
    Promotions read() {
        try {
            Stored stored = JSON.readValue(Files.readAllBytes(file), Stored.class);
            return new Promotions(
                    stored.number, stored.line, Optional.ofNullable(stored.at).map(Instant::parse));
        } catch (NoSuchFileException e) {
            return Promotions.none();
        } catch (IOException | RuntimeException e) {
            throw new BundleException("cannot read the promotions " + file + ": " + e.getMessage(), e);
        }
    }

    /** Durable once it returns. */
    void write(Promotions promotions) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".next");
        Stored stored = new Stored(
                promotions.number(),
                promotions.line(),
                promotions.at().map(Instant::toString).orElse(null));
        Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(stored));
        BundleStore.force(next);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        BundleStore.force(file.toAbsolutePath().getParent());
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Stored(long number, List<String> line, String at) {}
}
