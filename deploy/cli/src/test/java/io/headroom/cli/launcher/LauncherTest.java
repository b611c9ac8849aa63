package io.headroom.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The shell script itself, in a tree of its own. */
final class LauncherTest {
    @TempDir
    private Path directory;

    private LauncherProject project;

    /** How a run of the launcher ended. */
    private record Ended(int exitCode, List<String> out, List<String> err) {}

    @BeforeEach
    void makeProject() throws IOException {
        project = new LauncherProject(directory);
    }

    @Test
    void command_saysWhatToInstall_whenThereIsNoJdk() throws IOException, InterruptedException {
        project.withJdk("old", 21).withMaven(LauncherProject.buildEverything());
        Ended ended = headroom("status");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).hasSize(1);
        assertThat(ended.err().getFirst())
                .startsWith("headroom: no JDK 25 or newer found")
                .contains("apt install", "brew install", "https://");
        assertThat(project.mavenCalls()).isEmpty();
    }

    @Test
    void command_takesTheNewerJdk_whenJavaHomeIsTooOld() throws IOException, InterruptedException {
        project.withJdk("old", 17).withJdk("new one", 25).withMaven(LauncherProject.buildEverything());
        project.with("JAVA_HOME", project.jdk("old").toString());
        assertThat(headroom("status").out()).contains("jdk: new one");
    }

    @Test
    void command_prefersJavaHome() throws IOException, InterruptedException {
        project.withJdk("first", 25).withJdk("second", 26).withMaven(LauncherProject.buildEverything());
        project.with("JAVA_HOME", project.jdk("second").toString());
        assertThat(headroom("status").out()).contains("jdk: second");
    }

    @Test
    void unknownCommand_isWrongUsageWithoutABuild() throws IOException, InterruptedException {
        Ended ended = headroom("dmeo");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).hasSize(1);
        assertThat(ended.err().getFirst()).startsWith("headroom: unknown command 'dmeo'");
    }

    @Test
    void help_needsNeitherJdkNorBuild() throws IOException, InterruptedException {
        Ended ended = headroom("--help");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out()).contains("Usage: headroom COMMAND [options]");
        assertThat(headroom().exitCode()).isEqualTo(2);
    }

    @Test
    void command_buildsOnce_untilASourceChanges() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(LauncherProject.buildEverything());
        Ended first = headroom("up");
        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).contains("  Headroom commands [1/1]");
        Ended second = headroom("up", "--detach");
        assertThat(second.out()).containsSubsequence("arg: io.headroom.cli.Main", "arg: up", "arg: --detach");
        headroom("status");
        assertThat(project.mavenCalls()).containsExactly("mvn -B -ntp -DskipTests package");

        Path source = project.root().resolve("services/ranking/src/main/java/Ranking.java");
        Files.writeString(source, "class Ranking {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));
        headroom("status");
        assertThat(project.mavenCalls())
                .containsExactly(
                        "mvn -B -ntp -DskipTests package", "mvn -B -ntp -DskipTests package -pl deploy/cli -am");
    }

    @Test
    void wrongOptions_areRefused_beforeTheServicesAreBuilt() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(LauncherProject.buildEverything());
        headroom("status");
        Ended ended = headroom("demo", "--bogus");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).containsExactly("headroom: Unknown option: '--bogus'");
        assertThat(ended.out()).isEmpty();
        assertThat(project.mavenCalls()).containsExactly("mvn -B -ntp -DskipTests package -pl deploy/cli -am");
    }

    @Test
    void wrongOptions_costABuildOfTheCommandsAlone_whenNothingIsBuilt() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(LauncherProject.buildEverything());
        assertThat(headroom("up", "--bogus").exitCode()).isEqualTo(2);
        assertThat(headroom("up", "--detach").exitCode()).isZero();
        assertThat(project.mavenCalls())
                .containsExactly(
                        "mvn -B -ntp -DskipTests package -pl deploy/cli -am", "mvn -B -ntp -DskipTests package");
    }

    @Test
    void command_buildsAgain_whenAnArtefactIsMissing() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(LauncherProject.buildEverything());
        headroom("demo");
        Files.delete(project.root().resolve("services/gateway/target/quarkus-app/quarkus-run.jar"));
        headroom("status");
        assertThat(project.mavenCalls()).hasSize(1);
        headroom("demo");
        assertThat(project.mavenCalls()).hasSize(2);
    }

    @Test
    void command_showsTheErrorsAndStops_whenTheBuildFails() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven("echo '[INFO] noise'; echo '[ERROR] it does not compile'; exit 1");
        Ended ended = headroom("demo");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err())
                .contains("[ERROR] it does not compile")
                .doesNotContain("[INFO] noise")
                .anyMatch(line -> line.startsWith("headroom: the build failed"));
    }

    @Test
    void command_usesTheWrapper_whenThereIsNoMaven() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withWrapper(LauncherProject.buildEverything());
        assertThat(headroom("status").exitCode()).isZero();
        assertThat(project.mavenCalls()).hasSize(1);
    }

    @Test
    void launcher_findsItsTree_throughRelativeLinks() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(LauncherProject.buildEverything());
        Path link = directory.resolve("bin dir").resolve("hr");
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(
                directory.resolve("bin dir/other"), link.getParent().relativize(project.launcher()));
        Files.createSymbolicLink(link, Path.of("other"));
        Ended ended = run(project.command(link, "status"));
        assertThat(ended.out())
                .contains("arg: -Dheadroom.home=" + project.root().toRealPath());
    }

    @Test
    void verify_addsUpTheReportsOfThisRun() throws IOException, InterruptedException {
        project.withJdk("jdk", 25)
                .withMaven(report("surefire", "A", 5, 0, 0, 1) + report("failsafe", "B", 4, 1, 1, 0) + "exit 1");
        Path old = project.root().resolve("services/ranking/target/surefire-reports/TEST-Old.xml");
        Files.createDirectories(old.getParent());
        Files.writeString(old, "<testsuite name=\"Old\" tests=\"100\" errors=\"0\" skipped=\"0\" failures=\"0\">");
        Ended ended = headroom("verify");
        assertThat(ended.out().getLast()).isEqualTo("6 passed, 2 failed, 1 skipped");
        assertThat(ended.exitCode()).isEqualTo(1);
    }

    @Test
    void verify_passesOptionsToMaven_andCountsAsABuild() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(LauncherProject.buildEverything() + report("surefire", "A", 2, 0, 0, 0));
        assertThat(headroom("verify", "-pl", "services/ranking").exitCode()).isZero();
        assertThat(headroom("verify").exitCode()).isZero();
        headroom("demo");
        assertThat(project.mavenCalls())
                .containsExactly(
                        "mvn -B -ntp -Dstyle.color=never --fail-at-end verify -pl services/ranking",
                        "mvn -B -ntp -Dstyle.color=never --fail-at-end verify");
    }

    @Test
    void verify_helpIsItsOwn_andNeedsNothing() throws IOException, InterruptedException {
        Ended ended = headroom("verify", "--help");
        assertThat(ended.exitCode()).isZero();
        assertThat(ended.out().getFirst()).isEqualTo("Usage: headroom verify [Maven options]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --bogus            | headroom: verify: unknown option '--bogus' (see headroom verify --help)
                    clean              | headroom: verify: unknown argument 'clean' (see headroom verify --help)
                    -q tests           | headroom: verify: unknown argument 'tests' (see headroom verify --help)
                    -fn                | headroom: verify: unknown option '-fn' (see headroom verify --help)
                    -am -pl            | headroom: verify: -pl needs a value (see headroom verify --help)
                    """)
    void verify_refusesWhatMavenWouldTakeForSomethingElse(String arguments, String message)
            throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(LauncherProject.buildEverything());
        Ended ended = headroom(("verify " + arguments.strip()).split(" +"));
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).containsExactly(message);
        assertThat(project.mavenCalls()).isEmpty();
    }

    @Test
    void verify_passesEveryUsefulOption() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(LauncherProject.buildEverything() + report("surefire", "A", 1, 0, 0, 0));
        String options = "-Dtest=A -D b=c -pl services/ranking -am -o -q -T 1C -T2 -B -e -X --offline";
        assertThat(headroom(("verify " + options).split(" ")).exitCode()).isZero();
        assertThat(project.mavenCalls())
                .containsExactly("mvn -B -ntp -Dstyle.color=never --fail-at-end verify " + options);
    }

    @Test
    void verify_fails_whenNoTestRan() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven("exit 0");
        Ended ended = headroom("verify");
        assertThat(ended.exitCode()).isEqualTo(1);
        assertThat(ended.out()).containsExactly("", "0 passed, 0 failed, 0 skipped");
    }

    private static String report(String engine, String name, int tests, int errors, int failures, int skipped) {
        String file = "services/ranking/target/" + engine + "-reports/TEST-" + name + ".xml";
        return """
                mkdir -p services/ranking/target/%s-reports
                cat >%s <<'XML'
                <?xml version="1.0" encoding="UTF-8"?>
                <testsuite xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" name="%s" time="1"
                  tests="%d" errors="%d" skipped="%d" failures="%d">
                  <testcase name="a"><system-out><![CDATA[<testsuite tests="1000" failures="1000">]]></system-out></testcase>
                </testsuite>
                XML
                """.formatted(engine, file, name, tests, errors, skipped, failures);
    }

    private Ended headroom(String... arguments) throws IOException, InterruptedException {
        return run(project.command(project.launcher(), arguments));
    }

    private Ended run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readAllLines(out, StandardCharsets.UTF_8),
                Files.readAllLines(err, StandardCharsets.UTF_8));
    }
}
