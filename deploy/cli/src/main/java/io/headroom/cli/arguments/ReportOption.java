package io.headroom.cli.arguments;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option of every command that writes a report. */
public final class ReportOption {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the report goes (default: target/headroom/report).")
    private Optional<Path> out;

    public Path value(ProjectPaths paths) {
        return out.orElseGet(paths::report);
    }
}
