package io.headroom.cli.services;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.headroom.cli.arguments.ProjectPaths;
import io.headroom.cli.console.Console;
import io.headroom.local.state.RunStateFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code headroom status}. */
@Command(
        name = "status",
        description = "Says what runs. Exit code 0 when every service is ready, 1 when one is not or nothing is up.")
public final class StatusCommand implements Callable<Integer> {
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

    private final Console console;

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    public StatusCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws JsonProcessingException {
        Optional<RunStatus> status =
                RunStateFile.read(ProjectPaths.ofProcess().run()).map(RunStatus::of);
        if (json) {
            Object value = status.isPresent() ? status.get() : Map.of("services", List.of());
            console.line(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(value));
        } else {
            status.ifPresentOrElse(new Listing(console)::status, () -> console.line("nothing is up"));
        }
        return status.map(RunStatus::allReady).orElse(false) ? 0 : 1;
    }
}
