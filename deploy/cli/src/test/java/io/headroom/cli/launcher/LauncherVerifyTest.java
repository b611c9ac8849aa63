package io.headroom.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the shell script does for {@code headroom verify}. */
final class LauncherVerifyTest {
    @TempDir
    private Path directory;

    private LauncherProject project;

    @BeforeEach
    void makeProject() throws IOException {
        project = new LauncherProject(directory);
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
    void verify_fails_whenMavenIsToldToOverlookAFailure() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(report("surefire", "A", 5, 0, 1, 0));
        Ended ended = headroom("verify", "-Dmaven.test.failure.ignore");
        assertThat(ended.out().getLast()).isEqualTo("4 passed, 1 failed, 0 skipped");
        assertThat(ended.exitCode()).isEqualTo(1);
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
        return Ended.of(project.command(project.launcher(), arguments), directory);
    }
}
