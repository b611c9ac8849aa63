package io.headroom.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorldSeedTest {
    private static final WorldOptions OPTIONS =
            WorldOptions.defaults().withUsers(100).withItems(500).withEvents(5_000);

    @TempDir
    Path directory;

    @Test
    void sameSeed_givesSameBytes() throws IOException {
        assertThat(hashes(OPTIONS, "second"))
                .isEqualTo(hashes(OPTIONS, "first"))
                .hasSize(9);
    }

    @Test
    void sameSeed_givesSameBytes_overAnEarlierWorld() throws IOException {
        Map<String, String> alone = hashes(OPTIONS, "alone");
        hashes(OPTIONS.withUsers(200).withSeed(9), "reused");
        assertThat(hashes(OPTIONS, "reused")).isEqualTo(alone);
    }

    @Test
    void differentSeed_changesEveryFile() throws IOException {
        Map<String, String> one = hashes(OPTIONS, "one");
        Map<String, String> two = hashes(OPTIONS.withSeed(2), "two");
        assertThat(two.keySet()).isEqualTo(one.keySet());
        assertThat(one)
                .allSatisfy((file, hash) -> assertThat(two.get(file)).as(file).isNotEqualTo(hash));
    }

    @Test
    void bytes_areTheSameOnEveryMachine() throws IOException {
        // Whoever changes the model on purpose puts the new hashes here.
        assertThat(hashes(OPTIONS, "pinned"))
                .containsEntry("ratings.csv", "b68ee31cf3f7f0c0")
                .containsEntry("impressions.csv", "bd2664bfdd9ad9fa")
                .containsEntry("movies.csv", "b2d06706f5a9f615");
    }

    private Map<String, String> hashes(WorldOptions options, String name) throws IOException {
        Path target = directory.resolve(name);
        WorldGenerator.generate(options, target, line -> {});
        Map<String, String> hashes = new TreeMap<>();
        try (var files = Files.walk(target)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(target.relativize(file).toString(), sha256(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }

    private static String sha256(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
