package io.headroom.cli.images;

import io.headroom.cli.images.engine.EngineSearch;
import io.headroom.cli.images.engine.ToolRun;
import io.headroom.cli.images.staging.MavenCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The Maven that the launcher would use: that of the PATH, or else the project's wrapper. */
record LocalMaven(Path root, ToolRun tool, EngineSearch programs) implements MavenCopy {
    @Override
    public List<String> copy(String coordinates, Path directory) throws IOException {
        Files.createDirectories(directory);
        List<String> command = new ArrayList<>(programs.isInstalled("mvn") ? List.of("mvn") : List.of("sh", "./mvnw"));
        command.addAll(List.of(
                "-B",
                "-ntp",
                "--non-recursive",
                "dependency:copy",
                "-Dartifact=" + coordinates,
                "-DoutputDirectory=" + directory.toAbsolutePath()));
        return tool.run(root, Map.of("JAVA_HOME", System.getProperty("java.home")), command)
                .lastLines();
    }
}
