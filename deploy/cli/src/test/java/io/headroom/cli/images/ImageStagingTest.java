package io.headroom.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.cli.CommandProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies where in a build context. */
final class ImageStagingTest {
    @TempDir
    private Path base;

    @Test
    void service_isLaidOutByHowOftenItChanges() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base);
        stage(project, "linux/amd64");
        assertThat(files(project.context("features")))
                .containsExactly(
                        "application/app/app/headroom-features-1.jar",
                        "application/app/quarkus-run.jar",
                        "framework/app/quarkus/generated-bytecode.jar",
                        "libraries/app/lib/boot/org.example.boot-1.jar",
                        "libraries/app/lib/main/org.example.library-1.jar",
                        "project/app/lib/main/io.headroom.headroom-runtime-1.jar",
                        "system/etc/passwd");
        assertThat(project.context("features").resolve("writable")).isEmptyDirectory();
        assertThat(project.context("features").resolve("native/amd64")).isEmptyDirectory();
    }

    @Test
    void libtorch_isUnpackedInRankingAndPipelineAlone() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base);
        stage(project, "linux/amd64");
        for (String image : List.of("ranking", "pipeline")) {
            assertThat(files(project.context(image)))
                    .contains("native/amd64/libtorch/libtorch_cpu.so", "native/amd64/libtorch/libdjl_torch.so");
        }
        for (String image : List.of("features", "candidates", "gateway", "registry", "broker", "monitor", "cli")) {
            assertThat(files(project.context(image))).noneMatch(file -> file.contains("torch"));
        }
        // Quarkus lists the jar, which must be there; its libraries are not in the image twice. 22 bytes are an archive
        // of nothing, and the
        // same whenever they are written.
        assertThat(project.context("ranking").resolve("libraries/app/lib/main/" + ImagesProject.NATIVE_JAR))
                .hasSize(22);
    }

    @Test
    void libtorchOfAnotherPlatform_isFetchedByMaven() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base);
        Path elsewhere = base.resolve("pytorch-native-cpu-2.7.1-linux-aarch64.jar");
        ImagesProject.jar(elsewhere, "pytorch/cpu/linux-aarch64/libtorch_cpu.so");
        project.with("mvn", "/bin/cp '" + elsewhere + "' '" + project.root() + "/target/headroom/images/libtorch/'");
        stage(project, "linux/arm64");
        assertThat(project.calls("mvn")).anySatisfy(call -> assertThat(call)
                .contains("dependency:copy", "-Dartifact=ai.djl.pytorch:pytorch-native-cpu:2.7.1:jar:linux-aarch64"));
        assertThat(project.context("ranking").resolve("native/arm64/libtorch/libtorch_cpu.so"))
                .hasContent("pytorch/cpu/linux-aarch64/libtorch_cpu.so");
        assertThat(project.context("ranking").resolve("native/arm64/libtorch/libdjl_torch.so"))
                .hasContent("jnilib/linux-aarch64/cpu/libdjl_torch.so");
    }

    @Test
    void commands_haveExperimentsBudgetsAndPipelineWhereTheyLookForThem() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base);
        stage(project, "linux/amd64");
        assertThat(files(project.context("cli")))
                .containsExactly(
                        "application/app/headroom-cli.jar",
                        "application/home/deploy/chaos/kill-ranking.yaml",
                        "application/home/helm/headroom/files/budgets.yaml",
                        "libraries/lib/picocli-1.jar",
                        "system/etc/passwd");
        assertThat(files(project.context("pipeline")))
                .contains(
                        "application/home/services/pipeline/target/headroom-pipeline-1.jar",
                        "libraries/home/services/pipeline/target/lib/spark-1.jar",
                        "project/home/services/pipeline/target/lib/headroom-runtime-1.jar");
    }

    /** Layers are told apart by bytes, times and modes: who staged them when must not show. */
    @Test
    void stagedFiles_haveTheSameTimeAndModes_andNothingOldIsLeft() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base);
        stage(project, "linux/amd64");
        Path left = project.context("cli").resolve("libraries/lib/left-over-1.jar");
        Files.writeString(left, "of an earlier version");
        Path source = project.root().resolve("deploy/cli/target/headroom-cli.jar");
        Files.setPosixFilePermissions(source, PosixFilePermissions.fromString("rw-------"));
        stage(project, "linux/amd64");
        assertThat(left).doesNotExist();
        Path staged = project.context("cli").resolve("application/app/headroom-cli.jar");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(staged)))
                .isEqualTo("rw-r--r--");
        assertThat(Files.getLastModifiedTime(staged))
                .isEqualTo(Files.getLastModifiedTime(project.context("cli").resolve("libraries")));
    }

    @Test
    void cudaLibtorch_ofTheUsers_isUsedForTheGpuImage() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base);
        Path zip = base.resolve("libtorch.zip");
        ImagesProject.jar(
                zip, "libtorch/lib/libtorch_cuda.so", "libtorch/lib/libcudart-1a2b.so.12", "libtorch/include/a.h");
        CommandProcess ended = project.images(
                "--stage-only",
                "--gpu",
                "--only",
                "ranking-gpu",
                "--platform",
                "linux/amd64",
                "--libtorch",
                zip.toString());
        assertThat(ended.exitCode()).describedAs(ended.err()).isZero();
        assertThat(files(project.context("ranking-gpu")))
                .contains("native/amd64/libtorch/libtorch_cuda.so", "native/amd64/cudart/libcudart.so")
                .noneMatch(file -> file.endsWith(".h"));
        assertThat(project.context("ranking-gpu").resolve("native/amd64/libtorch/libdjl_torch.so"))
                .hasContent("jnilib/linux-x86_64/cu128/libdjl_torch.so");
    }

    private static void stage(ImagesProject project, String platform) throws IOException, InterruptedException {
        CommandProcess ended = project.images("--stage-only", "--platform", platform);
        assertThat(ended.exitCode()).describedAs(ended.err()).isZero();
    }

    private static List<String> files(Path context) throws IOException {
        try (Stream<Path> files = Files.walk(context)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> context.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }
}
