package io.headroom.local.aot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AotCacheTest {
    @TempDir
    private Path directory;

    private Path program;
    private AotCache cache;

    @BeforeEach
    void writeProgram() throws IOException {
        program = directory.resolve("quarkus-app");
        for (String jar : List.of(
                "quarkus/generated-bytecode.jar",
                "quarkus/transformed-bytecode.jar",
                "app/own.jar",
                "lib/main/b.jar",
                "lib/main/a.jar",
                "lib/boot/c.jar")) {
            Path file = program.resolve(jar);
            Files.createDirectories(file.getParent());
            Files.writeString(file, jar);
        }
        writeStarter("java.base/java.lang java.base/java.nio");
        cache = cache("-Xmx1m");
    }

    @Test
    void arguments_startTheJar_untilSomethingIsLearnt() {
        assertThat(cache.isCurrent()).isFalse();
        assertThat(cache.arguments())
                .containsExactly("-jar", program.resolve("quarkus-run.jar").toString());
    }

    @Test
    void learningArguments_nameEveryJarInOrder_andOpenWhatTheManifestOpens() {
        assertThat(cache.learningArguments())
                .startsWith("-XX:AOTCacheOutput=" + directory.resolve("aot/ranking.aot"))
                .containsSequence("--add-opens", "java.base/java.lang=ALL-UNNAMED")
                .containsSequence("--add-opens", "java.base/java.nio=ALL-UNNAMED")
                .endsWith(
                        "-cp",
                        String.join(
                                ":",
                                List.of(
                                        program + "/quarkus/generated-bytecode.jar",
                                        program + "/quarkus/transformed-bytecode.jar",
                                        program + "/app/own.jar",
                                        program + "/lib/main/a.jar",
                                        program + "/lib/main/b.jar",
                                        program + "/lib/boot/c.jar")),
                        "io.quarkus.runner.GeneratedMain");
    }

    @Test
    void arguments_useWhatWasLearnt() throws IOException {
        learn();
        assertThat(cache.keep()).isTrue();
        assertThat(cache.isCurrent()).isTrue();
        assertThat(cache.arguments()).startsWith("-XX:AOTCache=" + directory.resolve("aot/ranking.aot"));
    }

    @Test
    void keep_saysThatThereIsNothing_whenTheProcessWroteNothing() {
        cache.forget();
        assertThat(cache.keep()).isFalse();
        assertThat(cache.isCurrent()).isFalse();
    }

    @Test
    void cache_isNotCurrent_whenAJarOrAFlagHasChanged() throws IOException {
        learn();
        cache.keep();
        assertThat(cache("-Xmx2m").isCurrent()).isFalse();
        Files.writeString(program.resolve("lib/main/a.jar"), "another build");
        assertThat(cache.isCurrent()).isFalse();
    }

    @Test
    void cache_isNotPossible_whenTheProgramIsOnlyAJar() throws IOException {
        Files.delete(program.resolve("quarkus/generated-bytecode.jar"));
        assertThat(cache.isPossible()).isFalse();
    }

    private AotCache cache(String flag) {
        return new AotCache(directory.resolve("aot"), "ranking", new QuarkusProgram(program), List.of(flag));
    }

    private void learn() throws IOException {
        cache.forget();
        Files.writeString(directory.resolve("aot/ranking.aot"), "learnt");
    }

    private void writeStarter(String opened) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Add-Opens"), opened);
        try (OutputStream file = Files.newOutputStream(program.resolve("quarkus-run.jar"));
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            out.finish();
        }
    }
}
