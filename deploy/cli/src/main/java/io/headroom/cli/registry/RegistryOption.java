package io.headroom.cli.registry;

import io.headroom.cli.console.CommandFailure;
import java.net.URI;
import picocli.CommandLine.Option;

/** The option of every command that talks to a registry. */
public final class RegistryOption {
    @Option(
            names = "--registry",
            paramLabel = "URL",
            description = "The registry of bundles (default: ${DEFAULT-VALUE}).")
    private String registry = "http://127.0.0.1:7110";

    /** @throws CommandFailure when it is no address of a registry */
    public URI address() {
        URI address;
        try {
            address = URI.create(registry.strip());
        } catch (IllegalArgumentException e) {
            throw refused();
        }
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || address.getHost() == null) {
            throw refused();
        }
        return address;
    }

    private CommandFailure refused() {
        return CommandFailure.usage(
                "--registry is '" + registry + "', but must be a URL such as http://127.0.0.1:7110");
    }
}
