package io.headroom.cli.registry;

import io.headroom.cli.console.CommandFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that changes what a registry holds. A file, since arguments can be read by everybody on the machine. */
public final class TokenOption {
    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            required = true,
            description = "File with the token that the registry wants from whoever writes.")
    private Path file;

    /** @throws CommandFailure when there is none in the file */
    public String token() {
        try {
            String token = Files.readString(file).strip();
            if (token.isEmpty()) {
                throw CommandFailure.usage("--token-file: " + file + " is empty");
            }
            return token;
        } catch (IOException e) {
            throw CommandFailure.usage(
                    "--token-file: " + file + " cannot be read: " + e.getClass().getSimpleName());
        }
    }
}
