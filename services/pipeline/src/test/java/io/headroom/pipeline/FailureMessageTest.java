package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.runtime.bundle.BundleException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class FailureMessageTest {

    @Test
    void of_isTheReasonItself_whenOurOwnExceptionIsWrapped() {
        assertThat(FailureMessage.of(new SparkException("job aborted", new PipelineException("the reason")), List.of()))
                .isEqualTo("the reason");
    }

    @Test
    void of_saysWhichFileHadNoSpace_howeverDeepItLies() {
        FileSystemException full = new FileSystemException("/data/x", null, "No space left on device");

        assertThat(FailureMessage.of(new SparkException("a", new RuntimeException("b", full)), List.of()))
                .isEqualTo(
                        "/data/x: no space left on device; free some, or name other --work and --bundles directories");
    }

    @Test
    void of_namesThePlaceWithTheLeastRoom_whenWhatDidNotFitIsRemovedAlready() {
        assertThat(FailureMessage.of(
                        new SparkException("a", new IOException("No space left on device")),
                        List.of(Path.of("/no/such/place"), Path.of("."))))
                .startsWith(".: no space left on device");
    }

    @Test
    void of_isTheReason_whenNobodyKnowsWhereTheSpaceWasMissing() {
        assertThat(FailureMessage.of(new SparkException("a", new IOException("No space left on device")), List.of()))
                .isEqualTo("IOException: No space left on device");
    }

    @Test
    void of_isTheStoresOwnWord_whenABundleCannotBeWritten() {
        assertThat(FailureMessage.of(new BundleException("cannot write x of the bundle in /store: no"), List.of()))
                .isEqualTo("cannot write x of the bundle in /store: no");
    }

    @Test
    void of_namesTheFile_whenItIsOfNoUse() {
        assertThat(FailureMessage.of(new UncheckedIOException(new NoSuchFileException("/proc/x")), List.of()))
                .isEqualTo("/proc/x: no such file or folder, and none can be made there");
        assertThat(FailureMessage.of(new AccessDeniedException("/x"), List.of()))
                .isEqualTo("/x: permission denied");
    }

    @Test
    void of_namesTheHeapLimit_whenMemoryRanOut() {
        assertThat(FailureMessage.of(new SparkException("a", new OutOfMemoryError("Java heap space")), List.of()))
                .startsWith("out of memory: the heap limit is ")
                .endsWith("raise it with -Xmx");
    }

    @Test
    void of_isOneLine_whenTheMessageHasMany() {
        assertThat(FailureMessage.of(new IllegalStateException("first\n\tat second"), List.of()))
                .isEqualTo("internal error: IllegalStateException: first");
        assertThat(FailureMessage.of(new IllegalStateException(), List.of()))
                .isEqualTo("internal error: IllegalStateException: IllegalStateException");
    }
}
