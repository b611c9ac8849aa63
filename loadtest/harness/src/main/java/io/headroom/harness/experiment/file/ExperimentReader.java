package io.headroom.harness.experiment.file;

import io.headroom.harness.experiment.Expectations;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.LoadPlan;
import io.headroom.harness.experiment.Step;
import io.headroom.harness.load.LoadOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads experiment files. Unknown keys, durations without a unit and steps that cannot happen are errors: a fault that is silently ignored
 * would make the report a lie.
 */
public final class ExperimentReader {
    private static final int MOST_REPLICAS = 9;
    private static final Duration LONGEST = Duration.ofHours(1);
    /** Every answer of an experiment is kept until it is judged. */
    private static final double MOST_REQUESTS = 2_000_000;

    private final Problems problems;

    private ExperimentReader(Problems problems) {
        this.problems = problems;
    }

    /** @throws ExperimentFileException when the file cannot be read or breaks rules; it tells all of them */
    public static Experiment read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new ExperimentFileException(List.of("cannot read the experiment " + file + ": "
                    + e.getClass().getSimpleName() + ": " + e.getMessage()));
        }
    }

    /** @param origin names the text in messages */
    public static Experiment parse(String yaml, String origin) {
        Problems problems = new Problems(origin);
        Optional<Node> root = YamlRoot.compose(yaml, problems, "name, load, steps and expect");
        problems.throwIfAny();
        Experiment experiment = new ExperimentReader(problems).experiment(new Fields(root.orElseThrow(), "", problems));
        problems.throwIfAny();
        return experiment;
    }

    private Experiment experiment(Fields file) {
        file.allow(List.of("name", "description", "replicas", "load", "steps", "expect"));
        file.require("name", "a short name such as kill-ranking");
        String name = file.text("name").orElse("");
        if (!name.matches("[a-z0-9][a-z0-9-]{0,60}") && !name.isEmpty()) {
            file.wrong("name", "is '" + name + "', but must be of a-z, 0-9 and -, at most 61 long");
        }
        Map<String, Integer> replicas = replicas(file);
        LoadPlan load = load(file);
        List<Step> steps = new StepsReader(problems, load.duration(), replicas).steps(file);
        Expectations expect = ExpectationsReader.read(file);
        return new Experiment(name, file.text("description").orElse(""), replicas, load, steps, expect);
    }

    private Map<String, Integer> replicas(Fields file) {
        Map<String, Integer> replicas = new LinkedHashMap<>();
        file.map("replicas").ifPresent(map -> map.names().forEach(service -> {
            if (!Experiment.SERVICES.contains(service)) {
                map.wrong(service, "names no service; there are " + String.join(", ", Experiment.SERVICES));
            }
            map.number(service, 1, service.equals("gateway") ? 1 : MOST_REPLICAS)
                    .ifPresent(count -> replicas.put(service, whole(map, service, count)));
        }));
        return replicas;
    }

    private LoadPlan load(Fields file) {
        if (!file.require("load", "a map of rate and duration")) {
            return new LoadPlan(1, LONGEST, Duration.ZERO, Duration.ZERO, 1);
        }
        Fields load = file.map("load").orElseThrow();
        load.allow(List.of("rate", "duration", "warmup", "control", "seed"));
        load.require("rate", "requests per second");
        load.require("duration", "a duration such as 60s");
        double rate = load.number("rate", 1, LoadOptions.MAX_RATE).orElse(1);
        Duration duration =
                load.duration("duration", Duration.ofSeconds(1), LONGEST).orElse(LONGEST);
        if (rate * duration.toSeconds() > MOST_REQUESTS) {
            load.wrong(
                    "duration",
                    "makes " + Fields.plain(rate * duration.toSeconds()) + " requests at this rate, but the limit is "
                            + Fields.plain(MOST_REQUESTS));
        }
        return new LoadPlan(
                rate,
                duration,
                load.duration("warmup", Duration.ZERO, LONGEST).orElse(Duration.ofSeconds(20)),
                load.duration("control", Duration.ofSeconds(1), LONGEST).orElse(Duration.ofSeconds(10)),
                (long) load.number("seed", 0, 1L << 53).orElse(1));
    }

    static int whole(Fields map, String key, double value) {
        if (value != Math.rint(value)) {
            map.wrong(key, "is " + value + ", but must be a whole number");
        }
        return (int) value;
    }
}
