package io.headroom.drift.scenario.file;

import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.scenario.Scenario;
import io.headroom.drift.traffic.TrafficKind;
import io.headroom.harness.experiment.file.ExperimentFileException;
import io.headroom.harness.experiment.file.Fields;
import io.headroom.harness.experiment.file.Problems;
import io.headroom.harness.experiment.file.YamlRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.yaml.snakeyaml.nodes.Node;

/** Reads scenario files. Unknown keys and sizes that mean nothing are errors: what is silently ignored would make the scores a lie. */
public final class ScenarioReader {
    private static final int LEAST_REQUESTS = 1_000;
    private static final int MOST_REQUESTS = 1_000_000;
    private static final int MOST_RUNS = 1_000;
    private static final String NAME = "[a-z0-9][a-z0-9-]{0,60}";

    private ScenarioReader() {}

    /** @throws ExperimentFileException when the file cannot be read or breaks rules; it tells all of them */
    public static Scenario read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new ExperimentFileException(List.of(
                    "cannot read the scenario " + file + ": " + e.getClass().getSimpleName() + ": " + e.getMessage()));
        }
    }

    /** @param origin names the text in messages */
    public static Scenario parse(String yaml, String origin) {
        Problems problems = new Problems(origin);
        Optional<Node> root = YamlRoot.compose(yaml, problems, "name, inject and requests");
        problems.throwIfAny();
        Scenario scenario = scenario(new Fields(root.orElseThrow(), "", problems));
        problems.throwIfAny();
        return scenario;
    }

    private static Scenario scenario(Fields file) {
        file.allow(List.of(
                "name", "description", "inject", "traffic", "start", "requests", "requestsPerWeek", "runs", "monitor"));
        file.require("name", "a short name such as concept-abrupt");
        String name = file.text("name").orElse("");
        if (!name.isEmpty() && !name.matches(NAME)) {
            file.wrong("name", "is '" + name + "', but must be of a-z, 0-9 and -, at most 61 long");
        }
        file.require("requests", "the requests of a run");
        int requests = whole(file, "requests", LEAST_REQUESTS, MOST_REQUESTS, LEAST_REQUESTS);
        InjectionReader injection = InjectionReader.of(file);
        boolean isNull = injection.injection().kind() == Kind.NONE;
        int start = whole(file, "start", 0, MOST_REQUESTS, isNull ? 0 : 2_000);
        if (start >= requests) {
            file.wrong("start", "is " + start + ", but must lie below requests, which is " + requests);
        }
        return new Scenario(
                name,
                file.text("description").orElse(""),
                injection.injection(),
                injection.sizes(),
                injection.shape(),
                traffic(file),
                start,
                requests,
                whole(file, "requestsPerWeek", 1_000, 10_000_000, 60_000),
                injection.injection().kind() == Kind.STALE,
                whole(file, "runs", 1, MOST_RUNS, 20),
                SettingsReader.read(file));
    }

    private static TrafficKind traffic(Fields file) {
        return choice(file, "traffic", TrafficKind.values()).orElse(TrafficKind.INDEPENDENT);
    }

    /** One of the names of an enum, in lower case with hyphens. */
    static <E extends Enum<E>> Optional<E> choice(Fields fields, String key, E[] values) {
        Optional<String> text = fields.text(key);
        Optional<E> known = text.flatMap(name ->
                Arrays.stream(values).filter(value -> label(value).equals(name)).findFirst());
        if (text.isPresent() && known.isEmpty()) {
            fields.wrong(
                    key,
                    "is '" + text.get() + "', but must be one of "
                            + String.join(
                                    ", ",
                                    Arrays.stream(values)
                                            .map(ScenarioReader::label)
                                            .toList()));
        }
        return known;
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static int whole(Fields fields, String key, int least, int most, int otherwise) {
        OptionalDouble value = fields.number(key, least, most);
        if (value.isPresent() && value.getAsDouble() != Math.rint(value.getAsDouble())) {
            fields.wrong(key, "is " + value.getAsDouble() + ", but must be a whole number");
            return otherwise;
        }
        return (int) value.orElse(otherwise);
    }
}
