package io.headroom.pipeline.ranker;

import io.headroom.models.archive.TorchArchive;
import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.RankerContract;
import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.Progress;
import io.headroom.pipeline.dataset.EncodedRows;
import io.headroom.pipeline.dataset.Probes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Collects examples, trains the ranking model and calibrates it on the newest of them. */
public final class RankerFit {
    private static final int REFERENCE_ROWS = 10_000;
    private static final List<Integer> BATCH_SIZES = List.of(64, 128, 256, 512);

    private final ExampleCollector collector;
    private final RankerTrainingSettings settings;
    private final long seed;

    public RankerFit(ExampleCollector collector, RankerTrainingSettings settings, long seed) {
        this.collector = collector;
        this.settings = settings;
        this.seed = seed;
    }

    /**
     * Trains the bundled model.
     *
     * @param rows computes the dense rows and histories of probes, point in time
     * @param itemGenres [N+1][genres], row 0 all zero
     * @param archive where the model is written
     */
    public TrainedRanker train(Function<Probes, EncodedRows> rows, float[][] itemGenres, Path archive)
            throws IOException {
        Examples examples = examples();
        EncodedRows encoded = rows.apply(examples.probes());
        RankerTrainer trainer = new RankerTrainer(settings, examples, encoded, seed);
        TorchArchive.write(trainer.train(itemGenres), archive);
        return calibrated(archive, contract(encoded), examples, encoded);
    }

    /** Takes a user's own model as it is, and calibrates it on the same examples. */
    public TrainedRanker adopt(Function<Probes, EncodedRows> rows, OwnRanker own) throws IOException {
        Examples examples = examples();
        return calibrated(own.archive(), own.contract(), examples, rows.apply(examples.probes()));
    }

    private Examples examples() {
        Examples examples = collector.collect();
        int learned = examples.starts()[settings.firstHeldOut(examples.groups())];
        if (learned == 0 || !examples.hasPositive()) {
            throw new PipelineException(
                    "the ranking model has nothing to learn from: of %s rows of the validation window, %s are for learning and %s positive"
                            .formatted(
                                    Progress.count(examples.probes().size()),
                                    Progress.count(learned),
                                    examples.hasPositive() ? "some are" : "none is"));
        }
        return examples;
    }

    private TrainedRanker calibrated(Path archive, RankerContract contract, Examples examples, EncodedRows encoded)
            throws IOException {
        float[] values = ExampleScores.of(archive, contract, examples, encoded);
        int firstHeldOut = settings.firstHeldOut(examples.groups());
        int[] calibrating = calibrating(examples, firstHeldOut);
        return new TrainedRanker(
                archive,
                contract,
                calibrate(examples, values, calibrating),
                encoded.columns(),
                sample(encoded.dense(), encoded.width(), encoded.size()),
                sample(values, 1, encoded.size()),
                IntStream.of(calibrating).map(row -> examples.positions()[row]).toArray(),
                examples.starts()[firstHeldOut]);
    }

    private RankerContract contract(EncodedRows encoded) {
        return new RankerContract(
                List.of(
                        RankerContract.DENSE,
                        RankerContract.ITEM,
                        RankerContract.HISTORY,
                        RankerContract.HISTORY_RATING),
                encoded.columns(),
                settings.model().historyLength(),
                RankerContract.Output.logit,
                BATCH_SIZES);
    }

    /** The newest rows, of lists really shown where there are any. */
    private static int[] calibrating(Examples examples, int firstHeldOut) {
        boolean onlyShown = examples.hasShown();
        return IntStream.range(firstHeldOut, examples.groups())
                .filter(group -> examples.shown()[group] == onlyShown)
                .flatMap(group -> IntStream.range(examples.starts()[group], examples.starts()[group + 1]))
                .toArray();
    }

    private static Calibration calibrate(Examples examples, float[] logits, int[] rows) {
        return IsotonicFit.fit(
                pick(logits, rows), pick(examples.probes().labels(), rows), pick(examples.weights(), rows));
    }

    private static float[] pick(float[] values, int[] rows) {
        float[] picked = new float[rows.length];
        for (int i = 0; i < rows.length; i++) {
            picked[i] = values[rows[i]];
        }
        return picked;
    }

    /** Evenly spaced rows. */
    private static float[] sample(float[] values, int width, int rows) {
        int kept = Math.min(REFERENCE_ROWS, rows);
        float[] sample = new float[kept * width];
        for (int i = 0; i < kept; i++) {
            int row = (int) ((long) i * rows / kept);
            System.arraycopy(values, row * width, sample, i * width, width);
        }
        return sample;
    }
}
