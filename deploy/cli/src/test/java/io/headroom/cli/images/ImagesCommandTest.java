package io.headroom.cli.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.cli.CommandProcess;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What engines are told, and what users are told when that fails. */
final class ImagesCommandTest {
    private static final String ANSWERS = "exit 0";

    @TempDir
    private Path base;

    @Test
    void withoutAnEngine_allThreeAreNamed() throws IOException, InterruptedException {
        CommandProcess ended = new ImagesProject(base).images();
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errorLines()).hasSize(1);
        assertThat(ended.err()).contains("docker", "podman", "buildah");
    }

    @Test
    void engineThatDoesNotAnswer_isQuoted_andTheNextIsTaken() throws IOException, InterruptedException {
        ImagesProject project =
                new ImagesProject(base).with("docker", "echo 'Cannot connect to the daemon' >&2; exit 1");
        CommandProcess alone = project.images();
        assertThat(alone.exitCode()).isEqualTo(2);
        assertThat(alone.err()).contains("docker is installed but cannot be used", "Cannot connect to the daemon");
        CommandProcess ended = project.with("buildah", ANSWERS).images("--only", "cli");
        assertThat(ended.exitCode()).describedAs(ended.err()).isZero();
        assertThat(project.calls("buildah build")).hasSize(1);
    }

    @Test
    void docker_buildsEveryImageFromItsOwnContext() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base).with("docker", ANSWERS);
        CommandProcess ended = project.images("--platform", "linux/amd64");
        assertThat(ended.exitCode()).describedAs(ended.err()).isZero();
        assertThat(project.calls("docker build")).hasSize(9).anySatisfy(call -> assertThat(call)
                .contains(
                        "--tag headroom-ranking:9.8.7",
                        "--target ranking",
                        "--platform linux/amd64",
                        "--build-arg TARGETARCH=amd64",
                        "--build-arg VERSION=9.8.7",
                        "--file " + project.root().resolve("deploy/docker/Dockerfile"))
                .endsWith(project.context("ranking").toString()));
        assertThat(project.calls("docker push")).isEmpty();
    }

    @Test
    void gpuImage_isBuiltOnRequestAlone() throws IOException, InterruptedException {
        ImagesProject project =
                new ImagesProject(base).with("docker", ANSWERS).with("mvn", "echo no such artifact; exit 1");
        CommandProcess ended = project.images("--gpu", "--only", "ranking-gpu", "--platform", "linux/amd64");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err())
                .contains("pytorch-native-cu128:2.7.1:jar:linux-x86_64", "--libtorch", "no such artifact");
        assertThat(project.images("--only", "ranking-gpu").exitCode()).isEqualTo(2);
    }

    @Test
    void push_sendsWhatWasBuilt_andQuotesTheEngineWhenDenied() throws IOException, InterruptedException {
        ImagesProject project =
                new ImagesProject(base).with("podman", "case $1 in push) echo denied: no access; exit 125;; esac");
        CommandProcess ended =
                project.images("--only", "gateway", "--push", "registry.example.com/team", "--tag", "t1");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err())
                .contains("podman push of registry.example.com/team/headroom-gateway:t1", "denied: no access");
        assertThat(project.calls("podman push"))
                .containsExactly("podman push registry.example.com/team/headroom-gateway:t1");
    }

    @Test
    void severalPlatforms_becomeOneNameInTheRegistry() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base).with("docker", ANSWERS);
        CommandProcess ended = project.images(
                "--only", "cli", "--push", "registry.example.com", "--platform", "linux/amd64,linux/arm64");
        assertThat(ended.exitCode()).describedAs(ended.err()).isZero();
        assertThat(project.calls("docker buildx"))
                .singleElement()
                .asString()
                .contains("--push --tag registry.example.com/headroom-cli:9.8.7", "--platform linux/amd64,linux/arm64")
                .doesNotContain("TARGETARCH");
        assertThat(project.context("cli").resolve("native/arm64")).isDirectory();
    }

    @Test
    void severalPlatforms_becomeAListOfManifests_withBuildah() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base).with("buildah", ANSWERS);
        CommandProcess ended = project.images(
                "--only", "cli", "--push", "registry.example.com", "--platform", "linux/amd64,linux/arm64");
        assertThat(ended.exitCode()).describedAs(ended.err()).isZero();
        assertThat(project.calls("buildah build"))
                .hasSize(2)
                .allSatisfy(call -> assertThat(call).contains("--manifest registry.example.com/headroom-cli:9.8.7"))
                .anySatisfy(call -> assertThat(call).contains("--platform linux/amd64", "--build-arg TARGETARCH=amd64"))
                .anySatisfy(
                        call -> assertThat(call).contains("--platform linux/arm64", "--build-arg TARGETARCH=arm64"));
        assertThat(project.calls("buildah manifest push"))
                .containsExactly("buildah manifest push --all registry.example.com/headroom-cli:9.8.7"
                        + " docker://registry.example.com/headroom-cli:9.8.7");
    }

    @Test
    void load_givesDockersImagesToKind() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base).with("docker", ANSWERS).with("kind", ANSWERS);
        CommandProcess ended = project.images("--only", "cli", "--load", "kind", "--cluster", "mine");
        assertThat(ended.exitCode()).describedAs(ended.err()).isZero();
        assertThat(project.calls("kind")).containsExactly("kind load docker-image headroom-cli:9.8.7 --name mine");
    }

    /** Under a short name podman and buildah put localhost/ before it, and no cluster would find it. */
    @Test
    void load_givesOthersImagesAsArchives_underTheNameThatClustersLookFor() throws IOException, InterruptedException {
        ImagesProject project = new ImagesProject(base).with("buildah", ANSWERS).with("minikube", ANSWERS);
        CommandProcess ended = project.images("--only", "cli", "--load", "minikube", "--cluster", "mine");
        assertThat(ended.exitCode()).describedAs(ended.err()).isZero();
        assertThat(project.calls("buildah push"))
                .singleElement()
                .asString()
                .endsWith(".tar:docker.io/library/headroom-cli:9.8.7");
        assertThat(project.calls("minikube"))
                .singleElement()
                .asString()
                .startsWith("minikube --profile mine image load ");
    }

    @Test
    void failedBuild_endsInTheEnginesLastLines() throws IOException, InterruptedException {
        ImagesProject project =
                new ImagesProject(base).with("docker", "case $1 in build) echo no space left; exit 7;; esac");
        CommandProcess ended = project.images("--only", "cli");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.err())
                .contains("docker build of headroom-cli:9.8.7 failed with exit code 7", "no space left", "images.log");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--load minicube|kind or minikube",
                "--load kind|needs kind on the PATH",
                "--load kind --push r|exclude each other",
                "--push https://r|without a scheme",
                "--only rankin|ranking",
                "--platform linux/riscv64|linux/amd64 and linux/arm64",
                "--platform linux/amd64,linux/arm64|need --push",
                "--gpu --platform linux/arm64|linux/amd64",
                "--libtorch x.zip|--gpu",
                "--cluster c|--load",
                "--engine nerdctl|docker, podman, buildah",
                "--tag a/b|the tag is 'a/b'"
            })
    void wrongOptions_areRefusedInOneLine(String options, String told) throws IOException, InterruptedException {
        CommandProcess ended = new ImagesProject(base).with("docker", ANSWERS).images(options.split(" ", -1));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errorLines()).hasSize(1);
        assertThat(ended.err()).contains(told);
    }
}
