package io.headroom.world;

import io.headroom.world.output.WorldWriter;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Makes a world and writes it: the entry point of this module. */
public final class WorldGenerator {
    private WorldGenerator() {}

    /**
     * Writes ratings.csv, movies.csv, impressions.csv and the directory truth into {@code directory}, which is made if it is missing.
     * Files of an earlier world there are replaced only once all of the new are complete.
     *
     * @param progress receives a line now and then, on the calling thread
     * @throws IllegalArgumentException if there are more events than users and items can have
     * @throws WorldException if the directory cannot be written or the disk is full
     */
    public static WorldSummary generate(WorldOptions options, Path directory, Consumer<String> progress) {
        options.requireRoomForEvents();
        WorldWriter writer = new WorldWriter(directory, progress);
        writer.prepare();
        World world = World.generate(options, progress);
        writer.write(world);
        return world.summary();
    }
}
