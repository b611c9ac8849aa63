package io.headroom.pipeline;

import io.headroom.pipeline.bundle.TrainedModels;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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

    private static final String PARSER_PREFIX = "Error: ";

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
            String message = exception.getMessage().lines().findFirst().orElse("");
            err.printf("pipeline: %s (see --help)%n", withoutPrefix(message));
            return CommandLine.ExitCode.USAGE;
        });
        commandLine.setExecutionExceptionHandler((exception, command, ignored) -> {
            PipelineMain failed = command.getCommand();
            command.getErr().println("pipeline: " + FailureMessage.of(exception, failed.places()));
            return CommandLine.ExitCode.SOFTWARE;
        });
        return commandLine.execute(arguments);
    }

    /** The parser puts "Error: " before some of its messages, and the program's name stands before all of them. */
    private static String withoutPrefix(String message) {
        return message.startsWith(PARSER_PREFIX) ? message.substring(PARSER_PREFIX.length()) : message;
    }

    @Override
    public Integer call() {
        LineOutput out = new LineOutput(System.out);
        InstantSource clock = InstantSource.system();
        Pipeline pipeline = new Pipeline(options(), new TrainedModels(clock), out.stream(), clock);
        StopNotice notice = StopNotice.onSignal(out, System.err);
        try {
            run(pipeline);
        } catch (Exception failure) {
            // Not only runtime exceptions: Spark throws checked ones that no signature declares.
            if (notice.isStopping()) {
                return StopNotice.EXIT_CODE;
            }
            throw failure;
        } finally {
            notice.cancel();
        }
        return CommandLine.ExitCode.OK;
    }

    private void run(Pipeline pipeline) {
        try (WorkDirectory directory = WorkDirectory.open(work, bundles);
                SparkSession spark = SparkSessions.open(master, directory.scratch())) {
            describingFailures(() -> pipeline.run(spark));
        } catch (IOException e) {
            throw new PipelineException(FailureMessage.of(e, places()), e);
        }
    }

    /** Before anything is closed: what is closed is removed, and a disk that was full is not any more. */
    private void describingFailures(Runnable work) {
        try {
            work.run();
        } catch (Exception e) {
            throw new PipelineException(FailureMessage.of(e, places()), e);
        }
    }

    /** Where a run writes. */
    private List<Path> places() {
        return List.of(work, bundles);
    }

    private PipelineOptions options() {
        Optional<PipelineOptions.OwnRanker> ranker =
                Optional.ofNullable(ownRanker).map(own -> new PipelineOptions.OwnRanker(own.model, own.contract));
        return new PipelineOptions(data, bundles, work, seed, quick, ranker);
    }
}
