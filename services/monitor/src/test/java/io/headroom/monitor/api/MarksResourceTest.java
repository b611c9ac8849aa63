package io.headroom.monitor.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.monitor.problems.ProblemException;
import io.headroom.monitor.problems.ProblemKind;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class MarksResourceTest {
    @Test
    void answer_isTheProblemItself_whenNobodyWillNoteTheMark() {
        CompletableFuture<Boolean> noted = new CompletableFuture<>();
        AtomicReference<Throwable> seen = new AtomicReference<>();
        var answer = MarksResource.answer(new MarkRequest("a drift", 1, 2), noted);
        var unused = answer.handle((Response _, Throwable failure) -> {
            seen.set(failure);
            return true;
        });

        noted.completeExceptionally(new IllegalStateException("the event log is not watched"));

        assertThat(seen.get()).isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.kind())
                .isEqualTo(ProblemKind.NOT_READY));
    }
}
