package io.headroom.cli.world;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.arguments.SeedOption;
import io.headroom.cli.console.Console;
import io.headroom.world.WorldOptions;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code headroom world}. */
@Command(name = "world", description = "Makes synthetic users, items and interactions, in the MovieLens layout.")
public final class WorldCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--out", paramLabel = "DIR", description = "Where to write (default: target/headroom/data/world).")
    private Optional<Path> out;

    @Mixin
    private SeedOption seed;

    @Mixin
    private WorldSize size;

    public WorldCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        WorldOptions options = size.of(seed.value());
        new WorldMaking(console)
                .make(options, out.orElseGet(() -> ProjectPaths.ofProcess().world()));
        return 0;
    }
}
