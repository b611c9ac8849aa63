package io.headroom.cli.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script itself, in a tree of its own. */
final class LauncherTest {
    @TempDir
    private Path directory;

    private LauncherProject project;

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
    void chaosWithoutAFile_isWrongUsageWithoutABuild() throws IOException, InterruptedException {
        Ended ended = headroom("chaos");
        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).singleElement().asString().startsWith("headroom: chaos: no FILE given");
        assertThat(project.mavenCalls()).isEmpty();
    }

    @Test
    void chaosOnACluster_needsNoServices() throws IOException, InterruptedException {
        project.withJdk("jdk", 25).withMaven(LauncherProject.buildEverything());
        assertThat(headroom("chaos", "x.yaml", "--target", "kubernetes").exitCode())
                .isZero();
        assertThat(project.mavenCalls()).containsExactly("mvn -B -ntp -DskipTests package -pl deploy/cli -am");
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
        Ended ended = Ended.of(project.command(link, "status"), directory);
        assertThat(ended.out())
                .contains("arg: -Dheadroom.home=" + project.root().toRealPath());
    }

    private Ended headroom(String... arguments) throws IOException, InterruptedException {
        return Ended.of(project.command(project.launcher(), arguments), directory);
    }
}
