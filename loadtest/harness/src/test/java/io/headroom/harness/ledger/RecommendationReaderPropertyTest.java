package io.headroom.harness.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.harness.Answers;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

final class RecommendationReaderPropertyTest {
    private final RecommendationReader reader = new RecommendationReader();

    /** Whatever a broken target sends ends as an answer or as a bad body, never as another exception that would lose the request. */
    @Property(tries = 500)
    void read_neverEscapes_whenABodyIsDamaged(@ForAll @IntRange(max = 5000) int position, @ForAll byte replacement) {
        byte[] body = Answers.full();
        body[position % body.length] = replacement;
        try {
            assertThat(reader.read(body)).isNotNull();
        } catch (BadBodyException e) {
            assertThat(e).hasMessageStartingWith("the answer");
        }
    }
}
