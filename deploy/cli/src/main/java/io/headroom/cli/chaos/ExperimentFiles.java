package io.headroom.cli.chaos;

import io.headroom.cli.console.CommandFailure;
import io.headroom.harness.experiment.Experiment;
import io.headroom.harness.experiment.file.ExperimentFileException;
import io.headroom.harness.experiment.file.ExperimentReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads the experiments that were named; what is wrong with any of them is told at once. */
final class ExperimentFiles {
    private ExperimentFiles() {}

    /**
     * In the order named, folders in the order of their names.
     *
     * @throws CommandFailure when a file is wrong, or two experiments have one name
     */
    static List<Experiment> read(List<Path> named) {
        List<String> problems = new ArrayList<>();
        Map<String, Path> files = new LinkedHashMap<>();
        List<Experiment> experiments = new ArrayList<>();
        for (Path file : named.stream().flatMap(ExperimentFiles::files).toList()) {
            try {
                Experiment experiment = ExperimentReader.read(file);
                Path other = files.put(experiment.name(), file);
                if (other != null) {
                    problems.add(file + " and " + other + " both have the name '" + experiment.name() + "'");
                }
                experiments.add(experiment);
            } catch (ExperimentFileException e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new CommandFailure(CommandFailure.USAGE, problems.getFirst(), problems.subList(1, problems.size()));
        }
        return experiments;
    }

    private static Stream<Path> files(Path named) {
        if (!Files.isDirectory(named)) {
            if (!Files.exists(named)) {
                throw CommandFailure.usage("there is no file '" + named + "'; deploy/chaos has experiments");
            }
            return Stream.of(named);
        }
        try (Stream<Path> entries = Files.list(named)) {
            List<Path> files = entries.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            if (files.isEmpty()) {
                throw CommandFailure.usage("the folder '" + named + "' has no file that ends in .yaml");
            }
            return files.stream();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + named, e);
        }
    }
}
