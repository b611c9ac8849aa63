package io.headroom.models.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankerContractTest {
    private static final String JSON = """
            {"inputs":["dense","item"],"dense":["b","a"],"historyLength":50,"output":"probability","batchSizes":[512,64]}
            """;

    @Test
    void json_isReadBackAsWritten() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();
        RankerContract contract = json.readValue(JSON, RankerContract.class);

        assertThat(contract.output()).isEqualTo(RankerContract.Output.probability);
        assertThat(json.readValue(json.writeValueAsString(contract), RankerContract.class))
                .isEqualTo(contract);
    }

    @Test
    void paddedSize_isTheSmallestThatHoldsTheRows() {
        RankerContract contract =
                new RankerContract(List.of("dense"), List.of("a"), 1, RankerContract.Output.logit, List.of(512, 64));

        assertThat(contract.paddedSize(64)).isEqualTo(64);
        assertThat(contract.paddedSize(65)).isEqualTo(512);
        assertThat(contract.paddedSize(600)).isEqualTo(512);
    }

    @Test
    void construction_namesTheInput_whenItIsUnknown() {
        assertThatThrownBy(() ->
                        new RankerContract(List.of("price"), List.of("a"), 1, RankerContract.Output.logit, List.of(64)))
                .hasMessageStartingWith("model input 'price' is none of");
    }

    @Test
    void selection_picksAndReordersColumns() {
        DenseSelection selection = DenseSelection.of(List.of("c", "a"), List.of("a", "b", "c"));
        assertThat(selection.select(new float[] {1, 2, 3, 4, 5, 6}, 2)).containsExactly(3, 1, 6, 4);
    }

    @Test
    void selection_copiesNothing_whenAllColumnsAreWanted() {
        float[] dense = {1, 2};
        assertThat(DenseSelection.of(List.of("a", "b"), List.of("a", "b")).select(dense, 1))
                .isSameAs(dense);
    }

    @Test
    void selection_namesTheColumn_whenThereIsNone() {
        assertThatThrownBy(() -> DenseSelection.of(List.of("price"), List.of("a")))
                .hasMessage("the model asks for the dense column 'price', but there are only [a]");
    }
}
