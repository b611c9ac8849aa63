package io.headroom.cli.load;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.local.state.RunState;
import io.headroom.local.state.RunStateFile;
import java.net.URI;

/** Where load goes when nobody says: to the gateway that is up, else to its default port. */
final class TargetOfRun {
    private static final String DEFAULT = "http://127.0.0.1:8080";

    private TargetOfRun() {}

    static URI of(ProjectPaths paths) {
        return URI.create(RunStateFile.read(paths.run()).map(RunState::gateway).orElse(DEFAULT));
    }
}
