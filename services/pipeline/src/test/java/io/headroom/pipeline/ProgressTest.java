package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Iterator<Instant> instants =
            List.of(Instant.ofEpochMilli(1_000), Instant.ofEpochMilli(5_100)).iterator();
    private final InstantSource clock = instants::next;
    private final Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8), clock, 12);

    @Test
    void step_saysWhatCameOfIt_whenItEnds() {
        int rows = progress.step("reading", () -> 1_000_000, count -> Progress.count(count) + " rows");

        assertThat(rows).isEqualTo(1_000_000);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("[ 1/12] reading ... 1,000,000 rows (4.1 s)\n");
    }

    @Test
    void step_saysThatItFailed_whenSparkThrowsAnUndeclaredException() {
        assertThatThrownBy(() -> progress.step("reading", () -> fail(), String::valueOf))
                .isInstanceOf(SparkException.class);
        assertThat(printed.toString(StandardCharsets.UTF_8))
                .isEqualToNormalizingNewlines("[ 1/12] reading ... failed\n");
    }

    private static Integer fail() {
        ProgressTest.<RuntimeException>sneak(new SparkException("as Scala throws it"));
        return 0;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable failure) throws E {
        throw (E) failure;
    }
}
