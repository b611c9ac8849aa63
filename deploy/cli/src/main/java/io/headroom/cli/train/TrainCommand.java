package io.headroom.cli.train;

import io.headroom.cli.arguments.CheckedOptions;
import io.headroom.cli.arguments.DataOption;
import io.headroom.cli.arguments.DurationConverter;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.arguments.SeedOption;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.pipeline.PipelineJob;
import io.headroom.cli.pipeline.PipelineProcess;
import io.headroom.cli.registry.RegistryClient;
import io.headroom.cli.registry.RegistryOption;
import io.headroom.cli.registry.TokenOption;
import io.headroom.cli.world.WorldMaking;
import io.headroom.cli.world.WorldSize;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom train}: what makes a cluster's bundle, from nothing to promoted. */
@Command(name = "train", description = "Makes a world and a bundle, publishes it to a registry and promotes it.")
public final class TrainCommand implements Callable<Integer>, CheckedOptions {
    private final Console console;
    private final Shutdown shutdown;

    @Mixin
    private RegistryOption registry;

    @Mixin
    private TokenOption token;

    @Option(names = "--unless-published", description = "Does nothing when the registry has a current bundle.")
    private boolean unlessPublished;

    @Option(
            names = "--settled-for",
            paramLabel = "D",
            converter = DurationConverter.class,
            description =
                    "How long it must have had one without a break, for a registry that may be replaced by an empty one"
                            + " (default: ${DEFAULT-VALUE}).")
    private Duration settledFor = Duration.ZERO;

    @Option(names = "--work", paramLabel = "DIR", description = "Scratch space (default: target/headroom/data/train).")
    private Optional<Path> work;

    @Option(
            names = "--wait",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "How long to wait for a registry that is starting (default: ${DEFAULT-VALUE}).")
    private Duration patience = Duration.ofMinutes(5);

    @Mixin
    private DataOption data;

    @Mixin
    private WorldSize size;

    @Mixin
    private SeedOption seed;

    @Option(names = "--master", paramLabel = "M", description = "Spark master (default: all cores of this machine).")
    private Optional<String> master;

    @Option(names = "--quick", description = "Smaller models and fewer epochs: minutes become seconds, quality drops.")
    private boolean quick;

    public TrainCommand(Console console, Shutdown shutdown) {
        this.console = console;
        this.shutdown = shutdown;
    }

    @Override
    public void checkOptions() {
        var unused = registry.address();
        token.token();
        data.folder();
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        RegistryClient client = new RegistryClient(registry.address());
        RegistryWait registryWait =
                new RegistryWait(client::current, console, patience, System::nanoTime, Thread::sleep);
        Optional<String> current = registryWait.current();
        if (unlessPublished && current.isPresent()) {
            current = registryWait.settled(settledFor);
        }
        if (unlessPublished && current.isPresent()) {
            console.progress("train: bundle " + current.get() + " is current, nothing to do");
            return 0;
        }
        ProjectPaths paths = ProjectPaths.ofProcess();
        Path directory = work.orElseGet(() -> paths.output().resolve("data").resolve("train"));
        int exitCode = new PipelineProcess(paths, shutdown, Optional.empty()).run(job(directory));
        if (exitCode == 0) {
            publish(client, new BundleStore(directory.resolve("bundles")).openCurrent());
        }
        return exitCode;
    }

    private PipelineJob job(Path directory) {
        return new PipelineJob(
                data.folder().orElseGet(() -> world(directory.resolve("world"))),
                directory.resolve("bundles"),
                directory.resolve("scratch"),
                seed.value(),
                master,
                quick,
                Optional.empty());
    }

    private Path world(Path directory) {
        new WorldMaking(console).make(size.of(seed.value()), directory);
        return directory;
    }

    private void publish(RegistryClient client, Bundle bundle) throws IOException, InterruptedException {
        boolean published = client.publish(bundle, token.token());
        console.progress("train: bundle " + bundle.version() + (published ? " is published" : " was published before"));
        client.promote(bundle.version(), token.token());
        console.progress("train: bundle " + bundle.version() + " is promoted; services change to it");
    }
}
