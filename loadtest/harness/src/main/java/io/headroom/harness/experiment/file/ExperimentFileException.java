package io.headroom.harness.experiment.file;

import java.util.List;

/** An experiment or scenario file breaks rules; every breach is a line that names file, line and key. */
public final class ExperimentFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public ExperimentFileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
