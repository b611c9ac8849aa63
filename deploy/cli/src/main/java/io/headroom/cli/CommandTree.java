package io.headroom.cli;

import io.headroom.cli.arguments.CheckedOptions;
import io.headroom.cli.chaos.ChaosCommand;
import io.headroom.cli.check.CheckCommand;
import io.headroom.cli.console.CommandFailure;
import io.headroom.cli.console.Console;
import io.headroom.cli.console.ErrorLines;
import io.headroom.cli.console.Shutdown;
import io.headroom.cli.demo.DemoCommand;
import io.headroom.cli.drift.DriftCommand;
import io.headroom.cli.images.ImagesCommand;
import io.headroom.cli.load.LoadCommand;
import io.headroom.cli.load.MonitoringCostCommand;
import io.headroom.cli.pipeline.PipelineCommand;
import io.headroom.cli.quality.QualityCommand;
import io.headroom.cli.registry.RegistryCommand;
import io.headroom.cli.services.DownCommand;
import io.headroom.cli.services.StatusCommand;
import io.headroom.cli.services.UpCommand;
import io.headroom.cli.thresholds.ThresholdsCommand;
import io.headroom.cli.train.TrainCommand;
import io.headroom.cli.world.WorldCommand;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands, and the one rule for their failures: one line on standard error and an exit code. */
final class CommandTree {
    /** Before a command, by the launcher: only checks its options. */
    private static final String CHECK_USAGE = "--check-usage";
    /** Some of the parser's messages have it, others do not; the program's name stands before each anyway. */
    private static final String PICOCLI_PREFIX = "Error: ";

    private final Console console;
    private final CommandLine line;

    CommandTree(Console console, Shutdown shutdown) {
        this.console = console;
        Map<String, Object> commands = new TreeMap<>();
        commands.put("demo", new DemoCommand(console, shutdown));
        commands.put("verify", new VerifyCommand());
        commands.put("world", new WorldCommand(console));
        commands.put("pipeline", new PipelineCommand(console, shutdown));
        commands.put("up", new UpCommand(console, shutdown));
        commands.put("status", new StatusCommand(console));
        commands.put("down", new DownCommand(console));
        commands.put("load", new LoadCommand(console));
        commands.put("cost", new MonitoringCostCommand(console));
        commands.put("registry", new RegistryCommand(console));
        commands.put("train", new TrainCommand(console, shutdown));
        commands.put("quality", new QualityCommand(console, shutdown));
        commands.put("drift", new DriftCommand(console));
        commands.put("chaos", new ChaosCommand(console, shutdown));
        commands.put("check", new CheckCommand(console));
        commands.put("images", new ImagesCommand(console));
        commands.put("thresholds", new ThresholdsCommand(console));
        this.line = new CommandLine(new HeadroomCommand());
        commands.forEach(line::addSubcommand);
        addHelp(line);
        line.setOut(new PrintWriter(console.out(), true, Charset.defaultCharset()));
        line.setErr(new PrintWriter(console.err(), true, Charset.defaultCharset()));
        line.setParameterExceptionHandler((wrong, arguments) -> usage(wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure));
    }

    private static void addHelp(CommandLine command) {
        command.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .description("Shows this text.")
                        .build());
        command.getSubcommands().values().forEach(CommandTree::addHelp);
    }

    int execute(String... arguments) {
        return arguments.length > 0 && arguments[0].equals(CHECK_USAGE)
                ? checkUsage(Arrays.copyOfRange(arguments, 1, arguments.length))
                : line.execute(arguments);
    }

    /** What {@link #execute} would refuse as wrong usage, it refuses with the same words; and does nothing else. */
    private int checkUsage(String... arguments) {
        try {
            ParseResult parsed = line.parseArgs(arguments);
            if (parsed.hasSubcommand()
                    && parsed.subcommand().commandSpec().userObject() instanceof CheckedOptions command) {
                command.checkOptions();
            }
            return CommandLine.ExitCode.OK;
        } catch (ParameterException wrong) {
            return usage(wrong);
        } catch (RuntimeException failure) {
            return failed(failure);
        }
    }

    private int usage(ParameterException wrong) {
        String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        console.error(message(wrong) + " (see " + command + " --help)");
        return CommandFailure.USAGE;
    }

    private String message(ParameterException wrong) {
        boolean isRoot = wrong.getCommandLine() == line;
        if (isRoot && wrong instanceof UnmatchedArgumentException unmatched) {
            return "unknown command '" + unmatched.getUnmatched().getFirst() + "'";
        }
        String text = ErrorLines.oneLine(wrong.getMessage());
        return text.startsWith(PICOCLI_PREFIX) ? text.substring(PICOCLI_PREFIX.length()) : text;
    }

    private int failed(Exception failure) {
        CommandFailure described = ErrorLines.describe(failure);
        console.error(described.getMessage());
        described.details().forEach(console::errorDetail);
        return described.exitCode();
    }
}
