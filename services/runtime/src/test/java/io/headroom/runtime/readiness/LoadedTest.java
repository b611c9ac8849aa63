package io.headroom.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.runtime.failures.FailureCategory;
import io.headroom.runtime.failures.ServiceException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadedTest {
    private final Loaded<String> loaded = new Loaded<>("test is warming up");

    @Test
    void get_refuses_beforeItIsLoadedAndAfterItIsTakenAway() {
        assertUnavailable();
        loaded.set("model");
        assertThat(loaded.get()).isEqualTo("model");
        assertThat(loaded.take()).contains("model");
        assertUnavailable();
        assertThat(loaded.take()).isEmpty();
    }

    @Test
    void call_keepsWhatItCallsOpen_untilItIsOver() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        var unusedBefore = loaded.set("old", ended::complete);
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> call = loaded.call(model -> answer.thenApply(text -> text + " of " + model));

        CompletableFuture<Void> replaced = loaded.set("new", _ -> {});
        assertThat(loaded.call(CompletableFuture::completedFuture)).isCompletedWithValue("new");
        assertThat(ended).isNotDone();
        answer.complete("answer");

        assertThat(call).isCompletedWithValue("answer of old");
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("old");
        replaced.get(10, TimeUnit.SECONDS);
    }

    @Test
    void retire_refusesCalls_andEndsAfterThoseUnderWay() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        var unusedBefore = loaded.set("only", ended::complete);
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<String> call = loaded.call(_ -> answer);

        CompletableFuture<Void> retired = loaded.retire();
        assertUnavailable();
        assertThat(ended).isNotDone();
        answer.complete("answer");

        assertThat(call).isCompletedWithValue("answer");
        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("only");
        retired.get(10, TimeUnit.SECONDS);
        assertThat(loaded.retire()).isCompleted();
    }

    @Test
    void call_letsGo_whenItCannotBegin() throws Exception {
        CompletableFuture<String> ended = new CompletableFuture<>();
        var unusedBefore = loaded.set("old", ended::complete);
        assertThatThrownBy(() -> loaded.call(_ -> {
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");
        var unusedAfter = loaded.set("new", _ -> {});

        assertThat(ended.get(10, TimeUnit.SECONDS)).isEqualTo("old");
    }

    private void assertUnavailable() {
        assertThatThrownBy(loaded::get)
                .isInstanceOfSatisfying(
                        ServiceException.class, e -> assertThat(e.category()).isEqualTo(FailureCategory.UNAVAILABLE))
                .hasMessage("test is warming up");
    }
}
