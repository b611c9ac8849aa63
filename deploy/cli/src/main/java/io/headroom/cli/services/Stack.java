package io.headroom.cli.services;

import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import io.headroom.local.service.HeadroomServices;
import io.headroom.local.service.Installation;
import io.headroom.local.service.ServicesPlan;
import io.headroom.local.supervision.RunLabel;
import io.headroom.local.supervision.SupervisionSettings;
import io.headroom.local.supervision.Supervisor;
import io.headroom.runtime.bundle.BundleStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;

/** The services as the options of a command want them. */
public final class Stack {
    private final ProjectPaths paths;
    private final StackOptions options;
    private final ServicesPlan plan;
    private final HeadroomServices services;

    public Stack(ProjectPaths paths, StackOptions options) {
        this(paths, options, options.plan(), paths.serviceData());
    }

    /**
     * As a plan other than that of the options wants them.
     *
     * @param data where they keep what they store
     */
    public Stack(ProjectPaths paths, StackOptions options, ServicesPlan plan, Path data) {
        this.paths = paths;
        this.plan = plan;
        this.options = options;
        Installation installation = new Installation(
                paths.root(),
                paths.java(),
                options.bundles(paths),
                paths.logs(),
                data,
                paths.run().mark());
        this.services = new HeadroomServices(installation, plan);
    }

    /** Sends the first requests through all services; see {@link FirstAnswers}. */
    public void awaitFirstAnswers(Console console) throws InterruptedException {
        new FirstAnswers(console, gateway(), FirstAnswers.Settings.defaults()).await();
    }

    /** Learns how the services start, where experiments will restart them and it is not known yet; see {@link FastStarts}. */
    public void learnToStartFast(Console console, Shutdown shutdown) throws InterruptedException {
        if (plan.experiments()) {
            requireServable();
            new FastStarts(console, shutdown, paths, services).learn(label(), options.readyLimit());
        }
    }

    public URI gateway() {
        return services.gateway();
    }

    /** Refuses now what {@link #claim} would refuse later, but for the bundle. */
    public void requireStartable() {
        requireBuilt();
        Supervisor.requireFree(services.specs(), paths.run());
    }

    /** Refuses now everything that {@link #claim} would refuse. */
    void requireServable() {
        requireStartable();
        var unused = bundleVersion();
    }

    /** Claims the run and checks everything; starts nothing yet. */
    public Supervisor claim(Consumer<String> progress) {
        requireBuilt();
        SupervisionSettings settings = SupervisionSettings.defaults().withReadyLimit(options.readyLimit());
        return Supervisor.claim(services.specs(), paths.run(), label(), settings, InstantSource.system(), progress);
    }

    /** Empties the event log and what the monitor keeps; to be called between {@link #claim} and the start. */
    public void forgetEvents() throws IOException {
        services.forgetEvents();
    }

    private RunLabel label() {
        return new RunLabel(bundleVersion(), gateway().toString());
    }

    private String bundleVersion() {
        Path store = options.bundles(paths);
        return new BundleStore(store)
                .currentVersion()
                .orElseThrow(() -> CommandFailure.failed(
                        "there is no bundle in " + store + "; make one with: headroom pipeline (or headroom demo)"));
    }

    private void requireBuilt() {
        for (Path jar : services.jars()) {
            if (!Files.isRegularFile(jar)) {
                throw CommandFailure.failed("not built: " + jar + "; build with: mvn package -DskipTests");
            }
        }
    }
}
