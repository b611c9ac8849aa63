package io.headroom.images;

import io.headroom.images.run.Container;
import io.headroom.images.run.MemoryGroup;
import io.headroom.images.run.PackagedImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Measures what the container of the training Job needs: a world and a bundle from it, as the chart's values have them. */
public final class TrainingMeasurement {
    private static final long MEBIBYTE = 1 << 20;

    private TrainingMeasurement() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path tree = Path.of("../..").toAbsolutePath().normalize();
        PackagedImages images =
                PackagedImages.stage(tree, Path.of("target/measured-training").toAbsolutePath(), List.of("pipeline"));
        Path data = images.dataDirectory("training");
        System.out.println("| command | anonymous peak | working set peak | limit | seconds |");
        System.out.println("|---|---|---|---|---|");
        measure(images, data, "world");
        measure(images, data, "pipeline");
    }

    private static void measure(PackagedImages images, Path data, String command)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        try (Container container = images.start("pipeline", command, data, Map.of(), command)) {
            MemoryGroup group = container.group().orElseThrow();
            long anonymous = 0;
            long workingSet = 0;
            while (!container.endsWithin(250, TimeUnit.MILLISECONDS)) {
                anonymous = Math.max(anonymous, group.anonymousBytes());
                workingSet = Math.max(workingSet, group.workingSetBytes());
            }
            if (container.exitCode(1) != 0) {
                throw new IOException(command + " failed: " + container.said());
            }
            System.out.printf(
                    "| %s | %d | %d | %d | %d |%n",
                    command,
                    anonymous / MEBIBYTE,
                    workingSet / MEBIBYTE,
                    images.recipe("pipeline").memoryLimitBytes() / MEBIBYTE,
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        }
    }
}
