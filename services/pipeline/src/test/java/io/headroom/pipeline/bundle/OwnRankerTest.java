package io.headroom.pipeline.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.RankerContract;
import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.PipelineOptions;
import io.headroom.pipeline.Progress;
import io.headroom.pipeline.TestSpark;
import io.headroom.pipeline.replay.Tastes;
import io.headroom.pipeline.rows.PointInTimeRows;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model that PyTorch itself wrote goes into the bundle in the place of a trained one. */
class OwnRankerTest {
    /** The archives that the ranking service's tests serve. */
    private static final Path MODELS = Path.of("../ranking/src/test/resources/models");

    @TempDir
    private Path directory;

    @Test
    void run_publishesTheModelAsItIs_calibratedAndMeasured() throws IOException {
        Bundle bundle = build(MODELS.resolve("linear.pt"), MODELS.resolve("linear.json"));

        assertThat(bundle.file("ranking/model.pt")).hasSameBinaryContentAs(MODELS.resolve("linear.pt"));
        RankerContract contract = bundle.json("ranking/model.json", RankerContract.class);
        assertThat(contract.inputs()).containsExactly("dense", "item");
        assertThat(contract.dense()).containsExactly("item_rating_mean", "user_known", "source_two_tower");
        Calibration calibration = bundle.json("ranking/calibration.json", Calibration.class);
        assertThat(calibration.probability(2)).isGreaterThanOrEqualTo(calibration.probability(-2));
        assertThat(bundle.json("metrics.json").at("/models/headroom/ndcg@10").doubleValue())
                .isPositive();
    }

    @Test
    void run_refusesBeforeAnythingIsFit_whenTheModelDoesNotFitItsContract() {
        assertThatThrownBy(() -> build(MODELS.resolve("pairs.pt"), MODELS.resolve("linear.json")))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("pairs.pt does not fit its contract");
        assertThat(directory.resolve("bundles")).doesNotExist();
    }

    @Test
    void run_namesTheColumn_whenTheContractAsksForOneThereIsNot() throws IOException {
        Path contract = Files.writeString(directory.resolve("own.json"), """
                {"inputs": ["dense", "item"], "dense": ["shoe_size"], "output": "logit", "batchSizes": [8]}
                """);

        assertThatThrownBy(() -> build(MODELS.resolve("linear.pt"), contract))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining(contract.toString())
                .hasMessageContaining("dense columns [shoe_size] are unknown");
    }

    private Bundle build(Path model, Path contract) {
        Path bundles = directory.resolve("bundles");
        PipelineOptions options = new PipelineOptions(
                directory, bundles, directory, 1, true, Optional.of(new PipelineOptions.OwnRanker(model, contract)));
        PointInTimeRows rows = new PointInTimeRows(TestSpark.session(), directory.resolve("rows"));
        TrainedModels models = new TrainedModels(InstantSource.system());
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        models.run(Tastes.dataset(false), rows, options, new Progress(silent, InstantSource.system(), models.count()));
        return new BundleStore(bundles).openCurrent();
    }
}
