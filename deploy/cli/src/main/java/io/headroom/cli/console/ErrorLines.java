package io.headroom.cli.console;

import io.headroom.harness.LoadException;
import io.headroom.harness.experiment.target.TargetException;
import io.headroom.local.files.FileFailure;
import io.headroom.local.supervision.LocalRunException;
import io.headroom.runtime.budgets.BudgetsException;
import io.headroom.runtime.bundle.BundleException;
import io.headroom.world.WorldException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.List;

/** Turns the failures of the modules into what a command tells people. */
public final class ErrorLines {
    private ErrorLines() {}

    /** The failure in one line with its exit code. */
    public static CommandFailure describe(Exception failure) {
        return switch (failure) {
            case CommandFailure known -> known;
            case LocalRunException run -> new CommandFailure(CommandFailure.FAILED, run.getMessage(), run.details());
            case LoadException load -> new CommandFailure(load.exitCode(), oneLine(load.getMessage()), List.of());
            case TargetException target -> CommandFailure.failed(oneLine(target.getMessage()));
            case IllegalArgumentException value -> CommandFailure.usage(oneLine(value.getMessage()));
            case WorldException world -> CommandFailure.failed(oneLine(world.getMessage()));
            case BundleException bundle -> CommandFailure.failed(oneLine(bundle.getMessage()));
            case BudgetsException budgets -> CommandFailure.usage(withReason(budgets));
            case UncheckedIOException io ->
                CommandFailure.failed(oneLine(io.getMessage() + ": " + FileFailure.describe(io.getCause())));
            case IOException io -> CommandFailure.failed(oneLine(FileFailure.describe(io)));
            case InterruptedException _ -> CommandFailure.failed("interrupted");
            default -> unexpected(failure);
        };
    }

    /** Line breaks become spaces. */
    public static String oneLine(String text) {
        return String.join(
                " ", String.valueOf(text).strip().lines().map(String::strip).toList());
    }

    /** Its own words end in the message of a file's failure, which may be no more than the path again. */
    private static String withReason(BudgetsException budgets) {
        String message = oneLine(budgets.getMessage());
        return budgets.getCause() instanceof FileSystemException file && message.endsWith(": " + file.getMessage())
                ? message.substring(0, message.length() - file.getMessage().length()) + FileFailure.describe(file)
                : message;
    }

    private static CommandFailure unexpected(Exception failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String at = trace.length == 0 ? "" : " at " + trace[0];
        return CommandFailure.failed("unexpected failure: " + oneLine(failure.toString()) + at);
    }
}
