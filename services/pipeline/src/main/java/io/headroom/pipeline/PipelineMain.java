package io.headroom.pipeline;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command. Exit code 0: a bundle was published; 1: the run failed and nothing was published; 2: wrong usage. */
@Command(
        name = "pipeline",
        description = "Reads interaction data, trains and evaluates the models, publishes a bundle.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class PipelineMain implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "Data in the MovieLens layout: ratings.csv, movies.csv and, if any, impressions.csv; or the .dat files.")
    private Path data;

    @Option(names = "--bundles", required = true, paramLabel = "DIR", description = "Bundle store to publish into.")
    private Path bundles;

    @Option(
            names = "--work",
            required = true,
            paramLabel = "DIR",
            description = "Takes the quarantine file, intermediate tables and scratch files.")
    private Path work;

    @Option(
            names = "--seed",
            defaultValue = "1",
            paramLabel = "S",
            description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Spark master (default: what spark-submit says, else local[*]).")
    private Optional<String> master = Optional.empty();

    @Option(names = "--quick", description = "Train less: for a look, not for results.")
    private boolean quick;

    @ArgGroup(exclusive = false)
    private OwnRankerOptions ownRanker;

    /** Both or none. */
    static final class OwnRankerOptions {

        @Option(
                names = "--ranker-model",
                required = true,
                paramLabel = "FILE",
                description = "Your own TorchScript ranking model, published instead of a trained one.")
        private Path model;

        @Option(
                names = "--ranker-contract",
                required = true,
                paramLabel = "FILE",
                description = "JSON that describes its inputs.")
        private Path contract;
    }

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    static int execute(String... arguments) {
        CommandLine commandLine = new CommandLine(new PipelineMain());
        commandLine.setParameterExceptionHandler((exception, ignored) -> {
            PrintWriter err = exception.getCommandLine().getErr();
            err.printf(
                    "pipeline: %s (see --help)%n",
                    exception.getMessage().lines().findFirst().orElse(""));
            return CommandLine.ExitCode.USAGE;
        });
        commandLine.setExecutionExceptionHandler((exception, command, ignored) -> {
            command.getErr().println("pipeline: " + FailureMessage.of(exception));
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine.execute(arguments);
    }

    @Override
    public Integer call() throws IOException {
        Pipeline pipeline = new Pipeline(options(), new NoModels(), System.out, InstantSource.system());
        try (WorkDirectory directory = WorkDirectory.open(work, bundles);
                SparkSession spark = SparkSessions.open(master, directory.scratch())) {
            pipeline.run(spark);
        }
        return CommandLine.ExitCode.OK;
    }

    private PipelineOptions options() {
        Optional<PipelineOptions.OwnRanker> ranker =
                Optional.ofNullable(ownRanker).map(own -> new PipelineOptions.OwnRanker(own.model, own.contract));
        return new PipelineOptions(data, bundles, work, seed, quick, ranker);
    }
}
