package io.headroom.registry.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.registry.bundles.TestBundles;
import io.headroom.registry.bundles.TestBundles.Entries;
import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.Manifest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedBundleTest {
    private static final ReceivedBundle.Limits LIMITS = new ReceivedBundle.Limits(1 << 20, 20);

    @TempDir
    Path source;

    @TempDir
    Path outside;

    private Path target;
    private Bundle bundle;

    @BeforeEach
    void write() throws IOException {
        target = Files.createDirectory(outside.resolve("staging"));
        bundle = TestBundles.write(source, 1);
    }

    @Test
    void receive_unpacksABundle() throws IOException {
        Manifest manifest = receive(TestBundles.tar(bundle), LIMITS);

        assertThat(manifest).isEqualTo(bundle.manifest());
        assertThat(Bundle.open(target).manifest()).isEqualTo(bundle.manifest());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil",
                "model/../../evil",
                "/etc/evil",
                "model//evil",
                "model/./evil",
                ".hidden",
                "a\\b",
                "model/\u00e9vil"
            })
    void receive_refusesNamesThatLeadElsewhere(String name) throws IOException {
        byte[] tar = entries().file(name, new byte[] {1}).bytes();

        assertInvalid(tar, "name that no file of a bundle may have");
        assertNothingOutside();
    }

    @ParameterizedTest
    @ValueSource(bytes = {TarConstants.LF_SYMLINK, TarConstants.LF_LINK, TarConstants.LF_FIFO, TarConstants.LF_CHR})
    void receive_refusesWhatIsNoPlainFile(byte kind) throws IOException {
        byte[] tar = entries().link("model/link", kind, "../../evil").bytes();

        assertInvalid(tar, "is no plain file");
        assertNothingOutside();
    }

    @Test
    void receive_refusesAFileThatIsThereTwice() throws IOException {
        byte[] metrics = Files.readAllBytes(bundle.file("metrics.json"));

        assertInvalid(
                entries()
                        .file("metrics.json", metrics)
                        .file("./metrics.json", metrics)
                        .bytes(),
                "the file './metrics.json' is there twice");
    }

    @Test
    void receive_refusesMissingAndUnknownAndChangedFiles() throws IOException {
        assertInvalid(entries().bytes(), "names 2 files that did not come, such as metrics.json");
        renew();
        assertInvalid(
                entries()
                        .file("metrics.json", Files.readAllBytes(bundle.file("metrics.json")))
                        .file("model/weights.npy", Files.readAllBytes(bundle.file("model/weights.npy")))
                        .file("more.txt", new byte[1])
                        .bytes(),
                "there are 1 files that the manifest does not name, such as more.txt");
        renew();
        assertInvalid(
                entries()
                        .file("metrics.json", "{}".getBytes(UTF_8))
                        .file("model/weights.npy", Files.readAllBytes(bundle.file("model/weights.npy")))
                        .bytes(),
                "file metrics.json came with 2 bytes and SHA-256 ");
    }

    @Test
    void receive_refusesABodyWithoutManifest() throws IOException {
        assertInvalid(new Entries().file("metrics.json", new byte[1]).bytes(), "has no file manifest.json");
        renew();
        assertInvalid(new Entries().file("manifest.json", "[]".getBytes(UTF_8)).bytes(), "this is no manifest");
    }

    @Test
    void receive_refusesAnArchiveThatIsCutAnywhere() throws IOException {
        byte[] tar = TestBundles.tar(bundle);
        for (int length = 0; length < tar.length - 10_240; length += 97) {
            byte[] cut = Arrays.copyOf(tar, length);
            renew();
            assertThatThrownBy(() -> receive(cut, LIMITS))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void receive_refusesWhatIsNoTar() {
        byte[] noise = new byte[4096];
        Arrays.fill(noise, (byte) 7);

        assertInvalid(noise, "");
    }

    @Test
    void receive_refusesTooMuch() throws IOException {
        byte[] tar = TestBundles.tar(bundle);

        assertThatThrownBy(() -> receive(tar, new ReceivedBundle.Limits(100, 20)))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.BODY_TOO_LARGE))
                .hasMessage("the bundle has more than 100 bytes (headroom.registry.bundle-at-most)");
        renew();
        assertThatThrownBy(() -> receive(tar, new ReceivedBundle.Limits(1 << 20, 2)))
                .hasMessage("the bundle has more than 2 files (headroom.registry.files-at-most)");
    }

    private Entries entries() throws IOException {
        return new Entries()
                .file(Manifest.FILE, Files.readAllBytes(bundle.directory().resolve(Manifest.FILE)));
    }

    private Manifest receive(byte[] tar, ReceivedBundle.Limits limits) throws IOException {
        return new ReceivedBundle(target, limits).receive(new ByteArrayInputStream(tar));
    }

    private void assertInvalid(byte[] tar, String message) {
        assertThatThrownBy(() -> receive(tar, LIMITS))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.INVALID_BUNDLE))
                .hasMessageContaining(message);
    }

    private void renew() throws IOException {
        target = Files.createTempDirectory(outside, "staging");
    }

    private void assertNothingOutside() throws IOException {
        try (Stream<Path> files = Files.walk(outside)) {
            assertThat(files.filter(file -> !file.startsWith(target) && Files.isRegularFile(file)))
                    .isEmpty();
        }
    }
}
