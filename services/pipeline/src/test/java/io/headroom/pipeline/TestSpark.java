package io.headroom.pipeline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.sql.SparkSession;

/** One Spark session for all tests of this JVM: opening one takes longer than most tests. */
public final class TestSpark {

    private TestSpark() {}

    public static SparkSession session() {
        return Holder.SESSION;
    }

    private static final class Holder {

        private static final SparkSession SESSION = open();

        private static SparkSession open() {
            try {
                Path work =
                        Files.createDirectories(Path.of("target", "test-spark")).toAbsolutePath();
                return SparkSessions.open(Optional.of("local[2]"), work);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
