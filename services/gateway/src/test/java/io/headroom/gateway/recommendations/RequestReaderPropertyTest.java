package io.headroom.gateway.recommendations;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.gateway.problems.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class RequestReaderPropertyTest {
    private static final String VALID = "{\"userId\":42,\"limit\":10,\"context\":{\"device\":\"tv\",\"hour\":\"20\"}}";

    @Property
    void read_understands_whatIsInsideTheLimits(
            @ForAll @LongRange(min = 1) long userId, @ForAll @IntRange(min = 1, max = 100) int limit) {
        RecommendationRequest request = read("{\"limit\":" + limit + ",\"userId\":" + userId + "}");

        assertThat(request.userId()).isEqualTo(userId);
        assertThat(request.limit()).isEqualTo(limit);
        assertThat(request.context()).isEmpty();
    }

    @Property
    void read_fillsIn_whatIsMissing(@ForAll @LongRange(min = 1) long userId) {
        assertThat(read("{\"userId\":" + userId + "}").limit()).isEqualTo(RecommendationRequest.DEFAULT_LIMIT);
    }

    @Property
    void read_endsInAProblemOrARequest_whateverTheBytes(@ForAll @Size(max = 200) byte[] body) {
        assertEndsInAProblemOrARequest(body);
    }

    @Property
    void read_endsInAProblemOrARequest_whateverIsDamaged(
            @ForAll @IntRange(max = 60) int at, @ForAll byte damage, @ForAll @IntRange(max = 66) int length) {
        byte[] body = VALID.getBytes(StandardCharsets.UTF_8);
        body[at] = damage;
        assertEndsInAProblemOrARequest(Arrays.copyOf(body, Math.min(length, body.length)));
    }

    private static void assertEndsInAProblemOrARequest(byte[] body) {
        try {
            RecommendationRequest request = RequestReader.read(body);
            assertThat(request.userId()).isPositive();
            assertThat(request.limit()).isBetween(1, RecommendationRequest.MOST_ITEMS);
        } catch (ProblemException problem) {
            assertThat(problem.getMessage())
                    .isNotBlank()
                    .hasSizeLessThan(300)
                    .doesNotContain("Exception", "com.fasterxml");
        }
    }

    private static RecommendationRequest read(String body) {
        return RequestReader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
