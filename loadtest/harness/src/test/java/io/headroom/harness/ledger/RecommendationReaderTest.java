package io.headroom.harness.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.harness.Answers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecommendationReaderTest {
    private final RecommendationReader reader = new RecommendationReader();

    @Test
    void read_takesEveryStageOfTheLedger() throws BadBodyException {
        Recommendation answer = reader.read(Answers.withStages("SHALLOW", 4000, 1200, 2300));
        assertThat(answer.rung()).isEqualTo("SHALLOW");
        assertThat(answer.items()).isEqualTo(2);
        assertThat(answer.spentMicros()).isEqualTo(4000);
        assertThat(answer.bundle()).isEqualTo("20260101-000000-abcdef01");
        assertThat(answer.stages())
                .containsExactly(
                        new StageSpent("candidates", 1200, "OK"),
                        new StageSpent("candidates/features", 400, "OK"),
                        new StageSpent("ranking", 2300, "OK"),
                        new StageSpent("ranking/features", 690, "OK"),
                        new StageSpent("rerank", 90, "OK"));
    }

    @Test
    void read_namesANestedStageInFull_whenItStatesItsLastPartOnly() throws BadBodyException {
        String body = """
                {"bundle":"b","items":[],"degradation":{"rung":"FULL"},"ledger":{"spentMicros":9,
                "stages":[{"stage":"ranking","spentMicros":8,"stages":[{"stage":"features","spentMicros":3}]}]}}""";
        assertThat(reader.read(body.getBytes(UTF_8)).stages())
                .extracting(StageSpent::stage)
                .containsExactly("ranking", "ranking/features");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "<html>",
                "{\"items\":[]",
                "{}",
                "{\"bundle\":\"b\",\"items\":3,\"degradation\":{\"rung\":\"FULL\"},\"ledger\":{\"spentMicros\":1}}",
                "{\"bundle\":\"b\",\"items\":[],\"degradation\":{},\"ledger\":{\"spentMicros\":1}}",
                "{\"bundle\":\"b\",\"items\":[],\"degradation\":{\"rung\":\"FULL\"},\"ledger\":{}}",
                "{\"bundle\":\"b\",\"items\":[],\"degradation\":{\"rung\":\"FULL\"}}"
            })
    void read_refusesTheBody_whenItIsNotAnAnswer(String body) {
        assertThatThrownBy(() -> reader.read(body.getBytes(UTF_8))).isInstanceOf(BadBodyException.class);
    }
}
