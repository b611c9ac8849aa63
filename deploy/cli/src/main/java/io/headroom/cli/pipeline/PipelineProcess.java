package io.headroom.cli.pipeline;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Shutdown;
import io.headroom.local.process.ProcessIdentity;
import io.headroom.local.process.ProcessStop;
import io.headroom.local.process.StopLimits;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs the pipeline in a JVM of its own: Spark needs flags and memory that the commands do not. */
public final class PipelineProcess {
    private static final String MAIN = "io.headroom.pipeline.PipelineMain";

    private final ProjectPaths paths;
    private final Shutdown shutdown;
    private final Optional<String> mark;

    /** @param mark a JVM argument by which {@code headroom down} finds the process; empty when it is none of its business */
    public PipelineProcess(ProjectPaths paths, Shutdown shutdown, Optional<String> mark) {
        this.paths = paths;
        this.shutdown = shutdown;
        this.mark = mark;
    }

    /** Runs the job with this program's output and returns its exit code. Unpacks libtorch where the ranking service looks for it. */
    public int run(PipelineJob job) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(job))
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
        builder.environment().putAll(PipelineFlags.ENVIRONMENT);
        String engine = paths.serviceData().resolve("engine").toString();
        builder.environment().put("DJL_CACHE_DIR", engine);
        builder.environment().put("ENGINE_CACHE_DIR", engine);
        Process process = builder.start();
        ProcessIdentity identity = ProcessIdentity.of(process.toHandle());
        Shutdown.Registration stop = shutdown.add("stopping the pipeline", () -> stop(identity));
        int exitCode = process.waitFor();
        stop.cancel();
        return exitCode;
    }

    private List<String> command(PipelineJob job) throws IOException {
        Path target = paths.root().resolve("services").resolve("pipeline").resolve("target");
        List<String> command = new ArrayList<>();
        command.add(paths.java().toString());
        mark.ifPresent(command::add);
        command.addAll(PipelineFlags.all());
        command.add("-cp");
        command.add(jar(target) + File.pathSeparator + target.resolve("lib").resolve("*"));
        command.add(MAIN);
        command.addAll(job.arguments());
        return command;
    }

    private static Path jar(Path target) throws IOException {
        if (Files.isDirectory(target)) {
            try (Stream<Path> files = Files.list(target)) {
                var jar = files.filter(PipelineProcess::isProgram).findFirst();
                if (jar.isPresent()) {
                    return jar.get();
                }
            }
        }
        throw CommandFailure.failed("the pipeline is not built: no headroom-pipeline-*.jar in " + target);
    }

    private static boolean isProgram(Path file) {
        String name = file.getFileName().toString();
        return name.startsWith("headroom-pipeline-")
                && name.endsWith(".jar")
                && !name.endsWith("-sources.jar")
                && !name.endsWith("-tests.jar");
    }

    private static void stop(ProcessIdentity process) {
        var survivors = ProcessStop.stopAll(List.of(process), StopLimits.defaults());
        if (!survivors.isEmpty()) {
            throw CommandFailure.failed("the pipeline (process " + process.pid() + ") did not end");
        }
    }
}
