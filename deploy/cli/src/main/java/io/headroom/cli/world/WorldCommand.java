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

    @Option(names = "--users", paramLabel = "N", description = "Number of users (default: ${DEFAULT-VALUE}).")
    private int users = WorldOptions.defaults().users();

    @Option(names = "--items", paramLabel = "N", description = "Number of items (default: ${DEFAULT-VALUE}).")
    private int items = WorldOptions.defaults().items();

    @Option(names = "--events", paramLabel = "N", description = "About how many events (default: ${DEFAULT-VALUE}).")
    private int events = WorldOptions.defaults().events();

    public WorldCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        WorldOptions options = WorldOptions.defaults()
                .withUsers(users)
                .withItems(items)
                .withEvents(events)
                .withSeed(seed.value());
        new WorldMaking(console)
                .make(options, out.orElseGet(() -> ProjectPaths.ofProcess().world()));
        return 0;
    }
}
