package io.headroom.harness.experiment.target.faults;

import java.io.IOException;
import java.util.Optional;

/** A way to the management port of one replica. Thread-safe; blocks for a few seconds at most. */
public interface ManagementPort {
    /**
     * Asks once.
     *
     * @param path from the root of the port, such as {@code /faults}
     * @param body JSON
     * @throws IOException when there is no answer
     */
    Answer ask(String method, String path, Optional<String> body) throws IOException;

    /** The port as messages name it. */
    String name();

    /** What came back. */
    record Answer(int status, String body) {}
}
