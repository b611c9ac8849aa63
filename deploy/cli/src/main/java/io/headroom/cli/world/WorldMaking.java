package io.headroom.cli.world;

import io.headroom.cli.console.Console;
import io.headroom.world.WorldGenerator;
import io.headroom.world.WorldOptions;
import io.headroom.world.WorldSummary;
import java.nio.file.Path;

/** Makes a world and tells how it goes. */
public final class WorldMaking {
    private final Console console;

    public WorldMaking(Console console) {
        this.console = console;
    }

    public void make(WorldOptions options, Path directory) {
        WorldSummary made = WorldGenerator.generate(options, directory, line -> console.progress("world: " + line));
        console.progress("world: %,d users, %,d items, %,d ratings, %,d impressions (%,d clicked) in %s"
                .formatted(made.users(), made.items(), made.ratings(), made.impressions(), made.clicks(), directory));
    }
}
