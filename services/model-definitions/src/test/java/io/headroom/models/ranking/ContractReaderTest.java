package io.headroom.models.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContractReaderTest {
    @TempDir
    private Path directory;

    private final ContractReader reader = new ContractReader(List.of("user_known", "item_age", "item_year"));

    @Test
    void read_givesContract_whenComplete() throws IOException {
        RankerContract contract = read("""
                {"inputs": ["dense", "item", "history"], "dense": ["item_age", "user_known"], "historyLength": 20,
                 "output": "probability", "batchSizes": [64, 16]}
                """);

        assertThat(contract.inputs()).containsExactly("dense", "item", "history");
        assertThat(contract.dense()).containsExactly("item_age", "user_known");
        assertThat(contract.historyLength()).isEqualTo(20);
        assertThat(contract.output()).isEqualTo(RankerContract.Output.probability);
        assertThat(contract.batchSizes()).containsExactly(16, 64);
    }

    @Test
    void read_namesInput_whenUnknown() {
        assertFails("""
                {"inputs": ["dense", "weather"], "dense": ["item_age"], "output": "logit", "batchSizes": [64]}
                """, "model input 'weather' is none of");
    }

    @Test
    void read_namesColumnsAndChoice_whenColumnUnknown() {
        assertFails("""
                {"inputs": ["dense"], "dense": ["item_age", "moon_phase"], "output": "logit", "batchSizes": [64]}
                """, "dense columns [moon_phase] are unknown; known: [item_age, item_year, user_known]");
    }

    @Test
    void read_namesKey_whenMissing() {
        assertFails(
                "{\"dense\": [], \"output\": \"logit\", \"batchSizes\": [64]}",
                "inputs is missing, but must be a list");
        assertFails("{\"inputs\": [\"item\"], \"output\": \"logit\"}", "batchSizes is missing, but must be a list");
    }

    @Test
    void read_namesValue_whenOutOfRange() {
        assertFails(
                "{\"inputs\": [\"item\"], \"output\": \"stars\", \"batchSizes\": [64]}",
                "output is 'stars', but must be one of [logit, probability]");
        assertFails(
                "{\"inputs\": [\"item\"], \"output\": \"logit\", \"batchSizes\": [0]}",
                "batch sizes must be positive, but are [0]");
        assertFails(
                "{\"inputs\": [\"item\"], \"output\": \"logit\", \"batchSizes\": [\"many\"]}",
                "batchSizes holds \"many\", but must hold whole numbers");
        assertFails(
                "{\"inputs\": [\"item\", \"item\"], \"output\": \"logit\", \"batchSizes\": [64]}",
                "inputs are [item, item], but must be distinct and at least one");
    }

    @Test
    void read_namesKey_whenUnknown() {
        assertFails("{\"input\": [\"item\"]}", "unknown key 'input'; known: [batchSizes, dense,");
    }

    @Test
    void read_namesFileAndLine_whenNoJson() {
        assertFails("{\n\"inputs\": [", "contract.json, line 2");
    }

    @Test
    void read_namesFile_whenAbsent() {
        assertThatThrownBy(() -> reader.read(directory.resolve("nowhere.json")))
                .isInstanceOf(RankingModelException.class)
                .hasMessageContaining("cannot read the model contract")
                .hasMessageContaining("nowhere.json");
    }

    private void assertFails(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(RankingModelException.class)
                .hasMessageContaining("contract.json")
                .hasMessageContaining(message);
    }

    private RankerContract read(String json) throws IOException {
        return reader.read(Files.writeString(directory.resolve("contract.json"), json));
    }
}
