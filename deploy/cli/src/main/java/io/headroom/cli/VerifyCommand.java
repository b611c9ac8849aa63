package io.headroom.cli;

import io.headroom.cli.console.CommandFailure;
import picocli.CommandLine.Command;

/** Listed with the others; the launcher itself does it, because it must not run the classes it builds. */
@Command(name = "verify", description = "Builds everything and runs every test.")
final class VerifyCommand implements Runnable {
    @Override
    public void run() {
        throw CommandFailure.usage("verify is run by the launcher: ./headroom verify");
    }
}
