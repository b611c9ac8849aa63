package io.headroom.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.headroom.cli.images.staging.HeadroomImage;
import io.headroom.images.run.Dockerfile;
import io.headroom.images.run.ImageRecipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the Dockerfile promises, read from it. That it contains no RUN is checked by reading it at all. */
final class DockerfileTest {
    private static final Path TREE = Path.of("../..").toAbsolutePath().normalize();
    /** Stacks of some fifty threads, and the JVM's own: symbols, compilers, the collector's tables. */
    private static final long BESIDE_MEBIBYTES = 64;

    private static final Pattern SIZE = Pattern.compile("(\\d+)m");

    @Test
    void everyImage_hasATargetWithLabelsUserAndEntryPoint() throws IOException {
        for (HeadroomImage image : Stream.concat(HeadroomImage.all().stream(), Stream.of(HeadroomImage.gpu()))
                .toList()) {
            ImageRecipe recipe = recipe(image.name());
            assertThat(recipe.labels())
                    .describedAs(image.name())
                    .containsEntry("org.opencontainers.image.title", image.repository())
                    .containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
                    .containsEntry("org.opencontainers.image.version", "1.2.3")
                    .containsKeys(
                            "org.opencontainers.image.source",
                            "org.opencontainers.image.revision",
                            "org.opencontainers.image.created",
                            "org.opencontainers.image.description");
            assertThat(recipe.user()).isEqualTo("10001:10001");
            assertThat(recipe.entrypoint()).startsWith("java").contains("-Djava.io.tmpdir=/tmp");
        }
    }

    /** BuildKit prefers a stage's own default to the platform it builds for: every platform would get the default's libtorch. */
    @Test
    void platform_hasNoDefault() throws IOException {
        String dockerfile = Files.readString(TREE.resolve("deploy/docker/Dockerfile"));
        assertThat(dockerfile).containsPattern("(?m)^ARG TARGETARCH$");
        assertThat(dockerfile).doesNotContainPattern("(?mi)^\\s*ARG\\s.*\\bTARGET[A-Z]*=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "arm64"})
    void libtorch_isThatOfThePlatform(String architecture) throws IOException {
        assertThat(Dockerfile.read(TREE.resolve("deploy/docker/Dockerfile"), Map.of("TARGETARCH", architecture))
                        .target("ranking")
                        .copies())
                .extracting(ImageRecipe.Copy::source)
                .contains("native/" + architecture + "/");
    }

    /** Largest and least often changed first. */
    @Test
    void layers_areCopiedByHowSeldomTheyChange() throws IOException {
        assertThat(recipe("ranking").copies())
                .extracting(ImageRecipe.Copy::source)
                .containsExactly(
                        "system/",
                        "writable/",
                        "native/amd64/",
                        "libraries/",
                        "framework/",
                        "project/",
                        "application/");
    }

    @Test
    void libtorch_isNamedForTheImagesThatHaveIt() throws IOException {
        for (HeadroomImage image : HeadroomImage.all()) {
            assertThat(recipe(image.name()).environment().containsKey("PYTORCH_LIBRARY_PATH"))
                    .describedAs(image.name())
                    .isEqualTo(image.torch().isPresent());
        }
        String version = properties().get("pytorch.version");
        assertThat(recipe("ranking").environment()).containsEntry("PYTORCH_VERSION", version);
        assertThat(recipe("pipeline").environment()).containsEntry("PYTORCH_VERSION", version);
        assertThat(recipe("ranking-gpu").environment())
                .containsEntry("PYTORCH_FLAVOR", HeadroomImage.gpu().torch().orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"features", "candidates", "ranking", "gateway", "registry", "broker", "monitor"})
    void partsOfTheMemory_fitIntoTheContainers(String service) throws IOException {
        ImageRecipe recipe = recipe(service);
        long parts = BESIDE_MEBIBYTES;
        for (String flag :
                List.of("-Xmx", "-XX:MaxDirectMemorySize=", "-XX:MaxMetaspaceSize=", "-XX:ReservedCodeCacheSize=")) {
            parts += mebibytes(recipe, flag);
        }
        assertThat(parts).describedAs("MiB of " + service).isLessThanOrEqualTo(recipe.memoryLimitBytes() >> 20);
    }

    /** The chart states them for its users, the image for everybody else. */
    @ParameterizedTest
    @ValueSource(strings = {"features", "candidates", "ranking", "gateway", "registry", "broker", "monitor"})
    void chart_saysTheSameOfMemory(String service) throws IOException {
        Path values = TREE.resolve("helm/headroom/values.yaml");
        assertThat(values).isRegularFile();
        JsonNode stated =
                new YAMLMapper().readTree(values.toFile()).path("services").path(service);
        ImageRecipe recipe = recipe(service);
        assertThat(stated.path("resources").path("limits").path("memory").asText())
                .isEqualTo(recipe.labels().get("io.headroom.memory-limit"));
        JsonNode jvm = stated.path("jvm");
        assertThat(Map.of(
                        "heap", jvm.path("heap").asText(),
                        "direct", jvm.path("direct").asText(),
                        "metaspace", jvm.path("metaspace").asText(),
                        "codeCache", jvm.path("codeCache").asText()))
                .isEqualTo(Map.of(
                        "heap", mebibytes(recipe, "-Xmx") + "m",
                        "direct", mebibytes(recipe, "-XX:MaxDirectMemorySize=") + "m",
                        "metaspace", mebibytes(recipe, "-XX:MaxMetaspaceSize=") + "m",
                        "codeCache", mebibytes(recipe, "-XX:ReservedCodeCacheSize=") + "m"));
    }

    private static long mebibytes(ImageRecipe recipe, String flag) {
        Optional<String> value = Stream.of(
                        recipe.environment().get("JAVA_TOOL_OPTIONS").split(" +", -1))
                .filter(option -> option.startsWith(flag))
                .map(option -> option.substring(flag.length()))
                .findFirst();
        Matcher size = SIZE.matcher(value.orElseThrow(() -> new AssertionError("no " + flag)));
        assertThat(size.matches()).describedAs(flag).isTrue();
        return Long.parseLong(size.group(1));
    }

    private static ImageRecipe recipe(String target) throws IOException {
        return Dockerfile.read(
                        TREE.resolve("deploy/docker/Dockerfile"), Map.of("TARGETARCH", "amd64", "VERSION", "1.2.3"))
                .target(target);
    }

    private static Map<String, String> properties() throws IOException {
        Matcher property =
                Pattern.compile("<(pytorch\\.version)>([^<]+)<").matcher(Files.readString(TREE.resolve("pom.xml")));
        assertThat(property.find()).isTrue();
        return Map.of(property.group(1), property.group(2));
    }
}
