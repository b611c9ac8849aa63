package io.headroom.cli.world;

import io.headroom.world.WorldOptions;
import picocli.CommandLine.Option;

/** The options of every command that makes a world of any size. */
public final class WorldSize {
    @Option(names = "--users", paramLabel = "N", description = "Number of users (default: ${DEFAULT-VALUE}).")
    private int users = WorldOptions.defaults().users();

    @Option(names = "--items", paramLabel = "N", description = "Number of items (default: ${DEFAULT-VALUE}).")
    private int items = WorldOptions.defaults().items();

    @Option(names = "--events", paramLabel = "N", description = "About how many events (default: ${DEFAULT-VALUE}).")
    private int events = WorldOptions.defaults().events();

    public WorldOptions of(long seed) {
        return WorldOptions.defaults()
                .withUsers(users)
                .withItems(items)
                .withEvents(events)
                .withSeed(seed);
    }
}
