package io.headroom.features.store;

import io.headroom.features.rows.ViewSchema;
import io.headroom.features.writing.GroupCommit;
import io.headroom.features.writing.GroupLimits;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process that writes without end, says of each write when it was acknowledged, and is killed in the midst of it. */
final class KilledWriter {
    static final ViewSchema SCHEMA = TestRows.schema("item", 32);
    private static final int WRITERS = 4;
    private static final int IDS_PER_WRITER = 50;

    private KilledWriter() {}

    /** @param acknowledged newest acknowledged version by entity */
    record Outcome(Map<Long, Float> acknowledged, int exitCode) {}

    /** Starts the process, kills it (SIGKILL) once it has acknowledged a number of writes, and collects what it had acknowledged. */
    static Outcome runAndKill(Class<? extends OnlineStoreContract> contract, Path directory, int killAfter)
            throws IOException, InterruptedException {
        Process process = start(contract, directory);
        Map<Long, Float> acknowledged = new HashMap<>();
        boolean killed = false;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            int count = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.endsWith(";")) {
                    String[] parts = line.substring(0, line.length() - 1).split(" ", -1);
                    acknowledged.merge(Long.valueOf(parts[0]), Float.valueOf(parts[1]), Math::max);
                }
                if (++count == killAfter) {
                    // Not Process.destroyForcibly: that would throw away what the process had said until then.
                    killed = process.toHandle().destroyForcibly();
                }
            }
        }
        if (!killed || !process.waitFor(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the writer did not die");
        }
        return new Outcome(acknowledged, process.exitValue());
    }

    private static Process start(Class<? extends OnlineStoreContract> contract, Path directory) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dheadroom.test.redis=" + System.getProperty("headroom.test.redis", ""),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                contract.getName(),
                directory.toString()));
        return new ProcessBuilder(command)
                .redirectError(new File(directory.toFile().getParentFile(), directory.getFileName() + ".err"))
                .start();
    }

    /** @param arguments the contract's class, which opens the store, and the store's directory */
    public static void main(String[] arguments) throws Exception {
        OnlineStoreContract contract = Class.forName(arguments[0])
                .asSubclass(OnlineStoreContract.class)
                .getDeclaredConstructor()
                .newInstance();
        OnlineStore store = contract.open(Path.of(arguments[1]), List.of(SCHEMA.view()));
        GroupCommit commits = new GroupCommit(store, new GroupLimits(64, 16), (writes, spent) -> {});
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int writer = 0; writer < WRITERS; writer++) {
            long first = (long) writer * IDS_PER_WRITER;
            Thread.ofPlatform().start(() -> writeForever(commits, out, first));
        }
    }

    private static void writeForever(GroupCommit commits, PrintStream out, long first) {
        for (int version = 1; ; version++) {
            long id = first + version % IDS_PER_WRITER;
            commits.submit(TestRows.batch(SCHEMA, id, 1, version, version)).join();
            out.println(id + " " + version + ";");
        }
    }
}
