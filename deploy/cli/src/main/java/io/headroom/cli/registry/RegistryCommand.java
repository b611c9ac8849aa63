package io.headroom.cli.registry;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.cli.arguments.BundlesOption;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code headroom registry}. */
@Command(
        name = "registry",
        description = "Publishes model bundles to a registry, and says which of them is served.",
        synopsisSubcommandLabel = "COMMAND")
public final class RegistryCommand implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec;

    public RegistryCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "registry needs a command: list, show, get, publish, promote, rollback");
    }

    @Command(name = "list", description = "Lists the bundles; the current one is marked.")
    int list(@Mixin RegistryOption registry) throws IOException, InterruptedException {
        JsonNode held = client(registry).list();
        if (held.path("bundles").isEmpty()) {
            console.line("no bundles are published");
        }
        for (JsonNode bundle : held.path("bundles")) {
            String version = bundle.path("version").asText();
            String mark = version.equals(held.path("current").asText())
                    ? "current"
                    : version.equals(held.path("previous").asText()) ? "previous" : "";
            console.line("%-28s  %-9s %10.1f MB  %4d files  %s"
                    .formatted(
                            version,
                            mark,
                            bundle.path("bytes").asLong() / 1e6,
                            bundle.path("files").asInt(),
                            bundle.path("publishedAt").asText())
                    .stripTrailing());
        }
        return 0;
    }

    @Command(name = "show", description = "Shows a bundle's manifest.")
    int show(
            @Mixin RegistryOption registry,
            @Parameters(arity = "0..1", paramLabel = "VERSION", description = "Which (default: the current one).")
                    Optional<String> version)
            throws IOException, InterruptedException {
        RegistryClient client = client(registry);
        String shown = chosen(client, version);
        console.line(new String(client.manifest(shown).orElseThrow(() -> none(shown)), StandardCharsets.UTF_8).strip());
        return 0;
    }

    @Command(name = "get", description = "Fetches a bundle into a bundle store, and checks every file.")
    int get(
            @Mixin RegistryOption registry,
            @Mixin BundlesOption bundles,
            @Parameters(arity = "0..1", paramLabel = "VERSION", description = "Which (default: the current one).")
                    Optional<String> version)
            throws IOException, InterruptedException {
        RegistryClient client = client(registry);
        Path store = bundles.value(ProjectPaths.ofProcess());
        Bundle fetched = new BundleDownload(client).into(new BundleStore(store), chosen(client, version));
        console.line("bundle " + fetched.version() + " is in " + fetched.directory());
        return 0;
    }

    @Command(name = "publish", description = "Publishes a bundle of this machine.")
    int publish(
            @Mixin RegistryOption registry,
            @Mixin TokenOption token,
            @Mixin BundlesOption bundles,
            @Option(names = "--promote", description = "Makes it the current one as well.") boolean promote,
            @Parameters(
                            arity = "0..1",
                            paramLabel = "VERSION",
                            description = "Which (default: the store's current one).")
                    Optional<String> version)
            throws IOException, InterruptedException {
        String secret = token.token();
        BundleStore store = new BundleStore(bundles.value(ProjectPaths.ofProcess()));
        Bundle bundle = version.isPresent() ? store.open(version.get()) : store.openCurrent();
        boolean published = client(registry).publish(bundle, secret);
        console.line("bundle " + bundle.version() + (published ? " is published" : " was published before"));
        if (promote) {
            tellCurrent(client(registry).promote(bundle.version(), secret));
        }
        return 0;
    }

    @Command(name = "promote", description = "Makes a published bundle the current one; services change to it.")
    int promote(
            @Mixin RegistryOption registry,
            @Mixin TokenOption token,
            @Parameters(paramLabel = "VERSION", description = "Which.") String version)
            throws IOException, InterruptedException {
        tellCurrent(client(registry).promote(version, token.token()));
        return 0;
    }

    @Command(name = "rollback", description = "Returns to the bundle that was promoted before the current one.")
    int rollback(@Mixin RegistryOption registry, @Mixin TokenOption token) throws IOException, InterruptedException {
        tellCurrent(client(registry).rollback(token.token()));
        return 0;
    }

    private void tellCurrent(JsonNode current) {
        console.line("bundle " + current.path("version").asText() + " is current (promotion "
                + current.path("promotion").asText() + ")");
    }

    private static RegistryClient client(RegistryOption registry) {
        return new RegistryClient(registry.address());
    }

    private static String chosen(RegistryClient client, Optional<String> version)
            throws IOException, InterruptedException {
        if (version.isPresent()) {
            return version.get();
        }
        return client.current().orElseThrow(() -> CommandFailure.failed("nothing is promoted in this registry yet"));
    }

    private static CommandFailure none(String version) {
        return CommandFailure.failed("the registry has no bundle " + version);
    }
}
