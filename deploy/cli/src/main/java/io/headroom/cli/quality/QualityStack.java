package io.headroom.cli.quality;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.services.Stack;
import io.headroom.cli.services.StackOptions;
import io.headroom.local.service.ServicesPlan;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** Services that can be told which rung to answer from, and that begin with what was known before the held-out window. */
final class QualityStack {
    private QualityStack() {}

    static Stack of(ProjectPaths paths, StackOptions options) {
        // Unpacked once for all stacks of this clone: it is half a gigabyte and always the same.
        Path engine = paths.serviceData().resolve("engine");
        ServicesPlan plan = options.planOfExperiments(Map.of(
                "features", Map.of("headroom.features.initial-values", "heldout"),
                "ranking",
                        Map.of(
                                "headroom.ranking.initial-values",
                                "heldout",
                                "headroom.ranking.engine-cache",
                                engine.toString())));
        return new Stack(paths, options, plan, paths.qualityData());
    }

    static URI gateway(ProjectPaths paths, StackOptions options) {
        return of(paths, options).gateway();
    }
}
