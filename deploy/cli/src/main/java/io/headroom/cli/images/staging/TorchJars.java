package io.headroom.cli.images.staging;

import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Finds the build of libtorch that an image needs. The program's own jars hold that of the machine it was built on; that of another platform
 * is fetched by Maven. All other jars with native code hold that of both platforms.
 */
final class TorchJars {
    private final Path fetched;
    private final Optional<Path> cuda;
    private final MavenCopy maven;
    private final Console console;

    /**
     * @param fetched directory for what Maven fetches
     * @param cuda a CUDA build of libtorch that the user has: its zip or the directory of its libraries
     */
    TorchJars(Path fetched, Optional<Path> cuda, MavenCopy maven, Console console) {
        this.fetched = fetched;
        this.cuda = cuda;
        this.maven = maven;
        this.console = console;
    }

    /** An archive or a directory with the libraries. */
    Path libraries(Path program, String flavour, ImagePlatform platform) throws IOException {
        boolean wantsCuda = !flavour.equals("cpu");
        if (wantsCuda && cuda.isPresent()) {
            return cuda.get();
        }
        String begin = "pytorch-native-" + flavour + "-";
        String end = "-" + platform.classifier() + ".jar";
        Optional<Path> built = BuiltTree.jar(program, begin, end);
        if (built.isPresent()) {
            return built.get();
        }
        String version = new BuiltTree(program).torchVersion(program);
        Optional<Path> present = BuiltTree.jar(fetched, begin + version, end);
        if (present.isPresent()) {
            return present.get();
        }
        return fetch(flavour, version, platform);
    }

    private Path fetch(String flavour, String version, ImagePlatform platform) throws IOException {
        String artifact = "ai.djl.pytorch:pytorch-native-" + flavour + ":" + version + ":jar:" + platform.classifier();
        console.progress("images: fetching " + artifact);
        List<String> complaint = maven.copy(artifact, fetched);
        return BuiltTree.jar(fetched, "pytorch-native-" + flavour + "-" + version, "-" + platform.classifier() + ".jar")
                .orElseThrow(() -> new CommandFailure(
                        CommandFailure.FAILED,
                        "Maven could not fetch " + artifact + advice(flavour, version),
                        complaint));
    }

    private static String advice(String flavour, String version) {
        return flavour.equals("cpu")
                ? ""
                : "; download https://download.pytorch.org/libtorch/" + flavour
                        + "/libtorch-cxx11-abi-shared-with-deps-" + version + "%2B" + flavour
                        + ".zip and name it with --libtorch";
    }
}
