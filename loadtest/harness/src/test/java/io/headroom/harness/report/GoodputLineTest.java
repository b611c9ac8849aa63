package io.headroom.harness.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.quality.QualityPrices;
import io.headroom.harness.quality.WeightedGoodput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GoodputLineTest {
    @TempDir
    private Path directory;

    private final LoadResult run = SampleRuns.failing();

    @Test
    void goodput_weighsAnswersInBudgetByWhatTheirRungRetains() throws IOException {
        WeightedGoodput allWorthHalf =
                WeightedGoodput.of(run, prices(run.target().bundleVersion(), 0.5));

        assertThat(allWorthHalf.weightedPerSecond().orElseThrow())
                .isCloseTo(allWorthHalf.inBudgetPerSecond() / 2, within(1e-9));
        assertThat(allWorthHalf.retained().orElseThrow()).isCloseTo(0.5, within(1e-9));
        assertThat(GoodputLine.text(allWorthHalf)).contains("(50.0% of NDCG@10 retained)");
    }

    @Test
    void goodput_leavesOutAnswersAfterTheTimeout() {
        long late = run.measured()
                .latency()
                .countAbove(run.scenario().request().timeout().toNanos() / 1000);

        assertThat(WeightedGoodput.of(run, Optional.empty()).inBudgetPerSecond())
                .isCloseTo(
                        (run.measured().latency().count() - late)
                                / (double) run.options().duration().toSeconds(),
                        within(1e-9));
    }

    @Test
    void report_saysWhy_whenThereAreNoPricesOfThisBundle() throws IOException {
        assertThat(json(WeightedGoodput.of(run, Optional.empty()))
                        .at("/goodput/note")
                        .asText())
                .contains("headroom quality");
        JsonNode others = json(WeightedGoodput.of(run, prices("another", 0.5)));
        assertThat(others.at("/goodput/qualityWeightedPerSecond").isNull()).isTrue();
        assertThat(others.at("/goodput/note").asText())
                .contains("of bundle another", run.target().bundleVersion());
        assertThat(ConsoleSummary.render(run, WeightedGoodput.of(run, prices("another", 0.5))))
                .contains("quality-weighted goodput unknown", "of bundle another");
        assertThat(Files.readString(directory.resolve(Report.HTML))).contains("of bundle another");
    }

    private JsonNode json(WeightedGoodput goodput) throws IOException {
        Report.write(directory, run, new Memory(Map.of(), Map.of()), goodput);
        return new ObjectMapper().readTree(directory.resolve(Report.JSON).toFile());
    }

    private Optional<QualityPrices> prices(String bundle, double retained) throws IOException {
        StringBuilder rungs = new StringBuilder();
        for (String rung : run.measured().rungs().keySet()) {
            rungs.append(rungs.isEmpty() ? "" : ",")
                    .append("\"%s\":{\"retained\":{\"value\":%s,\"low\":0,\"high\":1}}".formatted(rung, retained));
        }
        Path file = directory.resolve("quality.json");
        Files.writeString(file, "{\"verdict\":\"PASS\",\"bundle\":\"%s\",\"rungs\":{%s}}".formatted(bundle, rungs));
        return QualityPrices.read(file);
    }
}
