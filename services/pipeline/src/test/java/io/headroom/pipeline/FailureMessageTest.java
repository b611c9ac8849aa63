package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

class FailureMessageTest {

    @Test
    void of_isTheReasonItself_whenOurOwnExceptionIsWrapped() {
        assertThat(FailureMessage.of(new SparkException("job aborted", new PipelineException("the reason"))))
                .isEqualTo("the reason");
    }

    @Test
    void of_saysTheDiskIsFull_howeverDeepItLies() {
        IOException full = new IOException("No space left on device");

        assertThat(FailureMessage.of(new SparkException("a", new RuntimeException("b", full))))
                .isEqualTo(
                        "disk full: No space left on device; free some, or name other --work and --bundles directories");
    }

    @Test
    void of_namesTheHeapLimit_whenMemoryRanOut() {
        assertThat(FailureMessage.of(new SparkException("a", new OutOfMemoryError("Java heap space"))))
                .startsWith("out of memory: the heap limit is ")
                .endsWith("raise it with -Xmx");
    }

    @Test
    void of_isOneLine_whenTheMessageHasMany() {
        assertThat(FailureMessage.of(new IllegalStateException("first\n\tat second")))
                .isEqualTo("internal error: IllegalStateException: first");
        assertThat(FailureMessage.of(new IllegalStateException()))
                .isEqualTo("internal error: IllegalStateException: IllegalStateException");
    }
}
