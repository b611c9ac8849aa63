package io.headroom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.headroom.cli.console.Console;
import io.headroom.cli.console.Shutdown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exit codes and words of every command, without doing its work. */
final class CommandTreeTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "world",
                "pipeline",
                "up",
                "status",
                "down",
                "load",
                "cost",
                "quality",
                "chaos",
                "drift",
                "registry",
                "train",
                "check",
                "thresholds"
            })
    void help_tellsTheOptions(String command) {
        assertThat(execute(command, "--help")).isZero();
        assertThat(text(out)).startsWith("Usage: headroom " + command).contains("--help");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void help_listsEveryCommand() {
        assertThat(execute("--help")).isZero();
        assertThat(text(out))
                .contains(
                        "demo",
                        "verify",
                        "world",
                        "pipeline",
                        "up",
                        "status",
                        "down",
                        "load",
                        "quality",
                        "chaos",
                        "drift",
                        "registry",
                        "train");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    flap                                    | headroom: unknown command 'flap' (see headroom --help)
                    up --gateway-port many                  | headroom: Invalid value for option '--gateway-port': 'many' is not an int (see headroom up --help)
                    up --gateway-port 70000                 | headroom: port 70000 is outside 1..65535
                    up --port-offset 60000                  | headroom: port offset is 60000, but must lie between 0 and 56432
                    up --port-offset -1                     | headroom: port offset is -1, but must lie between 0 and 56432
                    up --port-offset 2147483647             | headroom: port offset is 2147483647, but must lie between 0 and 56432
                    demo --port-offset -1                   | headroom: port offset is -1, but must lie between 0 and 56432
                    up --gateway-port 7102                  | headroom: port 7102 would be both candidates gRPC and gateway HTTP; choose another gateway port or offset
                    pipeline --ranker-model x               | headroom: Missing required argument(s): --ranker-contract=FILE (see headroom pipeline --help)
                    load --rate 10 --duration 1s --target http://127.0.0.1:99999 | headroom: target is 'http://127.0.0.1:99999' with port 99999, but a port must lie between 1 and 65535
                    load --rate 10 --duration 1s --target http:// | headroom: target is 'http://', but must be a URL such as http://127.0.0.1:8080
                    load --rate 10 --duration 1s --target https://x | headroom: target is 'https://x', but https is not supported, only http
                    load --rate 10 --duration 1s --scenario x | headroom: no scenario 'x' in the budgets; there are [default]
                    load --rate 10 --duration 1s --budgets /no/such/file | headroom: cannot read the budgets file /no/such/file: /no/such/file: no such file or folder
                    thresholds --scenario x                 | headroom: no scenario 'x' in the budgets; there are [default]
                    thresholds --budgets /no/such/file      | headroom: cannot read the budgets file /no/such/file: /no/such/file: no such file or folder
                    check flap                              | headroom: 'flap' cannot be checked; what can is [recommendation, bad-request, grpc-health, monitor]
                    check monitor --url ftp://here          | headroom: check monitor needs --url, such as http://127.0.0.1:6080, not ftp://here
                    check recommendation                    | headroom: check recommendation needs --url, such as http://127.0.0.1:8080
                    check grpc-health --target x            | headroom: --target is 'x', but must be host:port
                    check grpc-health                       | headroom: check grpc-health needs --target, such as 127.0.0.1:7101
                    --check-usage up --nonsense             | headroom: Unknown option: '--nonsense' (see headroom up --help)
                    --check-usage up --gateway-port 7102    | headroom: port 7102 would be both candidates gRPC and gateway HTTP; choose another gateway port or offset
                    --check-usage demo --data /no/such/folder | headroom: --data: there is no folder '/no/such/folder'
                    --check-usage demo --duration 0s        | headroom: duration is 0 s, but must lie between 1 s and 86400 s
                    --check-usage pipeline --data /no/such/folder | headroom: --data: there is no folder '/no/such/folder'
                    chaos --nonsense                        | headroom: Missing required parameter: 'FILE' (see headroom chaos --help)
                    chaos /no/such.yaml                     | headroom: there is no file '/no/such.yaml'; deploy/chaos has experiments
                    --check-usage chaos /no/such.yaml       | headroom: there is no file '/no/such.yaml'; deploy/chaos has experiments
                    chaos --target moon ../chaos/control.yaml | headroom: --target is 'moon', but must be local or kubernetes
                    chaos --namespace x ../chaos/control.yaml | headroom: --namespace is not for --target local
                    chaos --target kubernetes --bundles x ../chaos/control.yaml | headroom: --bundles is not for --target kubernetes
                    chaos --target kubernetes --gateway https://x ../chaos/control.yaml | headroom: target is 'https://x', but https is not supported, only http
                    chaos --target kubernetes /no/such.yaml | headroom: there is no file '/no/such.yaml'; deploy/chaos has experiments
                    --check-usage chaos --target kubernetes --port-offset 3 ../chaos/control.yaml | headroom: --port-offset is not for --target kubernetes
                    chaos --replicas ranking=2 ../chaos/control.yaml | headroom: --replicas is ranking=2, but how many an experiment needs is said in its file
                    chaos --port-offset -1 ../chaos/control.yaml | headroom: port offset is -1, but must lie between 0 and 56432
                    chaos --rate 0 ../chaos/control.yaml    | headroom: --rate is 0.0, but must be above 0 and at most 20000
                    up --nonsense                           | headroom: Unknown option: '--nonsense' (see headroom up --help)
                    load --rate 10                          | headroom: Missing required option: '--duration=D' (see headroom load --help)
                    load --rate 10 --duration soon          | headroom: Invalid value for option '--duration': 'soon' is no duration; write it like 500ms, 30s, 2m or 1h (see headroom load --help)
                    world --users none                      | headroom: Invalid value for option '--users': 'none' is not an int (see headroom world --help)
                    world --users 0                         | headroom: users must be between 1 and 1000000, was 0
                    pipeline --data /no/such/folder         | headroom: --data: there is no folder '/no/such/folder'
                    demo --data /no/such/folder             | headroom: --data: there is no folder '/no/such/folder'
                    quality --requests 3                    | headroom: requests is 3, but must be at least 10
                    quality --requests few                  | headroom: Invalid value for option '--requests': 'few' is not an int (see headroom quality --help)
                    quality --data /no/such/folder          | headroom: --data: there is no folder '/no/such/folder'
                    quality --quick                         | headroom: --quick is about making a bundle, so it needs --data DIR
                    --check-usage quality --port-offset -1  | headroom: port offset is -1, but must lie between 0 and 56432
                    drift --scenario /no/such.yaml          | headroom: there is no file '/no/such.yaml'; loadtest/drift has scenarios
                    --check-usage drift --scenario /no/such.yaml | headroom: there is no file '/no/such.yaml'; loadtest/drift has scenarios
                    drift --runs 0                          | headroom: --runs is 0, but must lie between 1 and 1000
                    drift --seed x                          | headroom: Invalid value for option '--seed': 'x' is not a long (see headroom drift --help)
                    registry                                | headroom: registry needs a command: list, show, get, publish, promote, rollback (see headroom registry --help)
                    registry list --registry ftp://x        | headroom: --registry is 'ftp://x', but must be a URL such as http://127.0.0.1:7110
                    registry rollback                       | headroom: Missing required option: '--token-file=FILE' (see headroom registry rollback --help)
                    registry rollback --token-file /no/such | headroom: --token-file: /no/such cannot be read: NoSuchFileException
                    --check-usage train --token-file /no/such | headroom: --token-file: /no/such cannot be read: NoSuchFileException
                    status now                              | headroom: Unmatched argument at index 1: 'now' (see headroom status --help)
                    """)
    void wrongUsage_isOneLineAndExitCode2(String line, String message) {
        assertThat(execute(line.strip().split(" +"))).isEqualTo(2);
        assertThat(text(err)).isEqualTo(message + "\n");
        assertThat(text(out)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "up --port-offset 20",
                "demo --quick --rate 10",
                "up --help",
                "pipeline --data .",
                "quality --requests 50",
                "drift --quick --runs 2"
            })
    void checkUsage_saysAndDoesNothing_whenTheUsageIsRight(String line) {
        assertThat(execute(("--check-usage " + line).split(" "))).isZero();
        assertThat(text(err)).isEmpty();
        assertThat(text(out)).isEmpty();
    }

    @Test
    void load_saysOnlyWhatIsWrong_whenTheReportCannotBeWritten(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("taken"));
        int exitCode = execute("load", "--rate", "5", "--duration", "1s", "--out", file.toString());
        assertThat(exitCode).isEqualTo(2);
        assertThat(text(err)).isEqualTo("headroom: cannot write the report to " + file + ": a file is in its place\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void load_saysSoInItsOwnWords_whenTheTargetHasASpaceOrALineBreak() {
        assertThat(execute("load", "--rate", "5", "--duration", "1s", "--target", "http://a b\nc"))
                .isEqualTo(2);
        assertThat(text(err))
                .isEqualTo("headroom: target is 'http://a b c', but must be a URL such as http://127.0.0.1:8080\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void world_saysWhere_whenItCannotBeWritten() {
        assumeThat(Path.of("/proc/self")).exists();
        assertThat(execute("world", "--out", "/proc/x", "--users", "200", "--items", "300", "--events", "5000"))
                .isEqualTo(1);
        assertThat(text(err))
                .isEqualTo("headroom: cannot write the world to /proc/x: /proc/x: no such folder, and none can be made"
                        + " there\n");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void noCommand_isWrongUsage() {
        assertThat(execute()).isEqualTo(2);
        assertThat(text(err)).isEqualTo("headroom: no command given (see headroom --help)\n");
    }

    @Test
    void load_isWrongUsage_whenTheRateIsOutOfRange(@TempDir Path directory) {
        assertThat(execute("load", "--rate", "-3", "--duration", "30s", "--out", directory.toString()))
                .isEqualTo(2);
        assertThat(text(err)).startsWith("headroom: rate is -3.0").hasLineCount(1);
    }

    @Test
    void load_isInvalid_whenTheTargetDoesNotAnswer(@TempDir Path directory) {
        int exitCode = execute(
                "load", "--rate", "5", "--duration", "1s", "--target", "http://127.0.0.1:1", "--out", directory + "");
        assertThat(exitCode).isEqualTo(3);
        assertThat(text(err)).startsWith("headroom: ").contains("127.0.0.1:1").hasLineCount(1);
    }

    private int execute(String... arguments) {
        Console console = new Console(stream(out), stream(err));
        try (Shutdown shutdown = Shutdown.onExit(console)) {
            return new CommandTree(console, shutdown).execute(arguments);
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
