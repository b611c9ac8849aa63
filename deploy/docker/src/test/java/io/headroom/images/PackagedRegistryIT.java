package io.headroom.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.headroom.images.run.Container;
import io.headroom.images.run.ImageRecipe;
import io.headroom.images.run.PackagedImages;
import io.headroom.images.run.PackagedRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The registry's image, run as {@link PackagedImagesIT} runs the others. */
final class PackagedRegistryIT {
    private static final Path TREE = Path.of("../..").toAbsolutePath().normalize();
    private static final Path DIRECTORY = Path.of("target/packaged-registry").toAbsolutePath();

    private static ImageRecipe recipe;
    private static PackagedRegistry registry;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<String> obstacle = Container.obstacle();
        obstacle.ifPresent(why -> System.out.println("skipped: the registry's image cannot be run here: " + why));
        assumeTrue(obstacle.isEmpty(), obstacle.orElse(""));
        PackagedImages images = PackagedImages.stage(TREE, DIRECTORY, List.of("registry"));
        recipe = images.recipe("registry");
        registry = PackagedRegistry.start(images);
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void bundles_areListed() throws IOException, InterruptedException {
        assertThat(registry.get("/v1/bundles").statusCode()).isEqualTo(200);
    }

    @Test
    void publication_isRefused_withoutTheToken() throws IOException, InterruptedException {
        assertThat(registry.put("/v1/bundles/b1", "Bearer another").statusCode())
                .isEqualTo(401);
        assertThat(registry.get("/v1/bundles/b1").statusCode()).isEqualTo(404);
    }

    /** What is sent is no bundle: the answer is about that. */
    @Test
    void publication_isRead_withTheToken() throws IOException, InterruptedException {
        assertThat(registry.put("/v1/bundles/b1", "Bearer " + PackagedRegistry.TOKEN)
                        .statusCode())
                .isBetween(400, 499)
                .isNotIn(401, 403);
    }

    @Test
    void registry_runsAsTheNumericUserOnAReadOnlyRoot_withinItsMemory() throws IOException {
        Container container = registry.container();
        assertThat(container.user()).isEqualTo(10001);
        assertThat(container.rootMount()).startsWith("ro");
        assertThat(container.inside("/bin/sh")).doesNotExist();
        assertThat(container.statusKibibytes("VmHWM") << 10).isPositive().isLessThan(recipe.memoryLimitBytes());
    }
}
