package io.headroom.cli.images.engine;

import io.headroom.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Builds images and hands them on. Every method blocks until the engine's program has ended, and throws {@link CommandFailure} with its last
 * lines when it failed.
 */
public sealed interface ContainerEngine permits Docker, BuildahFamily {
    /** The program's name. */
    String name();

    /**
     * The full name under which clusters look for an image without a registry. Docker keeps short names for it; the others put
     * {@code localhost/} before a short name, which no cluster asks for.
     */
    String localReference(String repository, String tag);

    /** Builds for one platform and keeps the image. */
    void build(ImageBuild build) throws IOException;

    /** Sends an image that was built. */
    void push(String reference) throws IOException;

    /** Builds for several platforms and sends the images under one name. */
    void buildAndPush(ImageBuild build) throws IOException;

    /** Writes an image as an archive of Docker's kind, for {@code kind load image-archive} and {@code minikube image load}. */
    void save(String reference, Path archive) throws IOException;

    /** Whether clusters on this machine can take images from the engine itself. */
    boolean isSharedWithClusters();

    /** What an engine said when it did not do what it was asked. */
    static void require(ToolRun.Ended ended, String what, ToolRun tool) {
        if (!ended.well()) {
            List<String> last = ended.lastLines();
            throw new CommandFailure(
                    CommandFailure.FAILED,
                    what + " failed with exit code " + ended.exitCode() + "; all output is in " + tool.log(),
                    last);
        }
    }
}
