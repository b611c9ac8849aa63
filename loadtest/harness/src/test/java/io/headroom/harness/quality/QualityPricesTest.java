package io.headroom.harness.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QualityPricesTest {
    private static final String REPORT = """
            {"verdict": "PASS", "bundle": "b-1", "requests": 2000, "rungs": {
              "FULL": {"retained": {"value": 1, "low": 1, "high": 1}},
              "POPULAR": {"ndcg10": {"value": 0.03, "low": 0.02, "high": 0.04},
                          "retained": {"value": 0.4, "low": 0.3, "high": 0.5}},
              "SHALLOW": {"ndcg10": {"value": 0.03, "low": 0.02, "high": 0.04}}}}
            """;

    @TempDir
    private Path directory;

    @Test
    void read_givesThePricesOfItsBundle() throws IOException {
        QualityPrices prices = QualityPrices.read(file(REPORT)).orElseThrow();

        assertThat(prices.bundle()).isEqualTo("b-1");
        assertThat(prices.retained("FULL")).isEqualTo(1);
        assertThat(prices.retained("POPULAR")).isEqualTo(0.4);
        assertThat(prices.estimate("POPULAR")).contains(new Estimate(0.4, 0.3, 0.5));
    }

    @Test
    void retained_isNothing_whenTheRungWasNotMeasured() throws IOException {
        QualityPrices prices = QualityPrices.read(file(REPORT)).orElseThrow();

        assertThat(prices.retained("SHALLOW")).isZero();
        assertThat(prices.estimate("SHALLOW")).isEmpty();
    }

    @Test
    void worth_weighsAnswersByRung() throws IOException {
        QualityPrices prices = QualityPrices.read(file(REPORT)).orElseThrow();

        assertThat(prices.worth(Map.of("FULL", 90L, "POPULAR", 10L))).isCloseTo(94.0, within(1e-9));
    }

    @Test
    void read_isEmpty_whenThereAreNoUsablePrices() throws IOException {
        assertThat(QualityPrices.read(directory.resolve("absent.json"))).isEmpty();
        assertThat(QualityPrices.read(file("{"))).isEmpty();
        assertThat(QualityPrices.read(file("{\"bundle\": \"b-1\"}"))).isEmpty();
        assertThat(QualityPrices.read(file(REPORT.replace("PASS", "INVALID")))).isEmpty();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("quality.json"), content);
    }
}
