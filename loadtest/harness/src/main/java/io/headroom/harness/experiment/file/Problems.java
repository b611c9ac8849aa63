package io.headroom.harness.experiment.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** What is wrong with a file, gathered so that all of it is told at once. */
public final class Problems {
    private final String origin;
    private final List<Problem> found = new ArrayList<>();

    private record Problem(int line, String text) {}

    public Problems(String origin) {
        this.origin = origin;
    }

    /** @param at what the text is about; its line is named */
    public void add(Node at, String text) {
        add(line(at), text);
    }

    public void add(int line, String text) {
        found.add(new Problem(line, text));
    }

    /** @throws ExperimentFileException when anything was wrong */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ExperimentFileException(found.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(problem -> origin + ", line " + problem.line() + ": " + problem.text())
                    .toList());
        }
    }

    public static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
