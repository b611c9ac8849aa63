package io.headroom.registry.publishing;

import io.headroom.registry.problems.ProblemException;
import io.headroom.registry.problems.ProblemKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** Whether a failure means that the disk is full. Java does not hand on the error's number, only its text. */
public final class DiskFull {
    private DiskFull() {}

    /** The problem to answer with, when it does; else the failure itself. */
    public static IOException orThrowProblem(IOException failure, Path directory) {
        String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("no space left") || message.contains("quota exceeded") || message.contains("too large")) {
            throw new ProblemException(
                    ProblemKind.NO_SPACE,
                    "the disk of " + directory
                            + " is full; nothing was changed. Make room, or give the registry a larger volume");
        }
        return failure;
    }
}
