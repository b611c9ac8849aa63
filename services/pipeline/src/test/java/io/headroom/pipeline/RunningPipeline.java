package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The pipeline as users run it: a process with an exit code and two outputs. */
final class RunningPipeline implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final int USERS = 120;
    private static final int ITEMS = 150;

    private final Process process;
    private final Path out;
    private final Path err;

    private RunningPipeline(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** @param outputs directory that takes what it prints */
    static RunningPipeline start(Path outputs, Path data, Path bundles, Path work) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag ->
                        flag.startsWith("--") || flag.startsWith("-Djdk.") || flag.startsWith("-Djava.io.tmpdir="))
                .forEach(command::add);
        command.addAll(List.of("-Xmx768m", "-cp", System.getProperty("java.class.path")));
        command.add(PipelineMain.class.getName());
        command.addAll(List.of("--data", data.toString(), "--bundles", bundles.toString(), "--quick"));
        command.addAll(List.of("--work", work.toString(), "--master", "local[2]"));
        Path out = Files.createTempFile(outputs, "pipeline", ".out");
        Path err = Files.createTempFile(outputs, "pipeline", ".err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new RunningPipeline(process, out, err);
    }

    /** Enough to learn a little from. */
    static Path writeData(Path directory) throws IOException {
        Files.createDirectories(directory);
        StringBuilder movies = new StringBuilder("movieId,title,genres\n");
        for (int item = 1; item <= ITEMS; item++) {
            movies.append(item)
                    .append(",Film ")
                    .append(item)
                    .append(" (1999),")
                    .append(item % 2 == 0 ? "Drama\n" : "Comedy\n");
        }
        Random random = new Random(3);
        StringBuilder ratings = new StringBuilder("userId,movieId,rating,timestamp\n");
        for (int user = 1; user <= USERS; user++) {
            random.ints(1, ITEMS + 1).distinct().limit(30).forEach(item -> ratings.append(String.join(
                            ",",
                            Integer.toString(random.nextInt(1, USERS + 1)),
                            Integer.toString(item),
                            Integer.toString(random.nextInt(1, 6)),
                            Integer.toString(1_000_000_000 + random.nextInt(10_000_000))))
                    .append('\n'));
        }
        Files.writeString(directory.resolve("movies.csv"), movies);
        Files.writeString(directory.resolve("ratings.csv"), ratings);
        return directory;
    }

    void awaitOutput(String words) throws IOException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!out().contains(words)) {
            assertThat(process.isAlive())
                    .as("alive; it said %s %s", out(), err())
                    .isTrue();
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    void terminate() {
        process.destroy();
    }

    int exitCode() throws InterruptedException {
        assertThat(process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    String out() throws IOException {
        return Files.readString(out);
    }

    String err() throws IOException {
        return Files.readString(err);
    }

    /** What is said to people: without the warnings of the JVM about flags that are not for them. */
    List<String> errorLines() throws IOException {
        return err().lines().filter(line -> !line.startsWith("WARNING:")).toList();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
