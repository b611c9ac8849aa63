package io.headroom.cli.images.staging;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Gets an artifact from wherever the user's Maven gets them. */
@FunctionalInterface
public interface MavenCopy {
    /**
     * Puts an artifact into a directory.
     *
     * @param coordinates group:artifact:version:jar:classifier
     * @return what Maven said last when it could not; whether it could is seen by the file
     */
    List<String> copy(String coordinates, Path directory) throws IOException;
}
