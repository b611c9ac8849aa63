package io.headroom.ranking.model;

import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.ContractReader;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankingModelException;
import io.headroom.runtime.bundle.Bundle;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model to serve: the archive, what it takes, and what its answers mean.
 *
 * @param archive TorchScript archive
 * @param contract what it takes and gives
 * @param calibration applied to logits; a model that gives probabilities itself is left alone
 */
public record RankingModel(Path archive, RankerContract contract, Calibration calibration) {
    private static final String ARCHIVE = "ranking/model.pt";
    private static final String CONTRACT = "ranking/model.json";
    private static final String CALIBRATION = "ranking/calibration.json";

    /** The model of a bundle. */
    public static RankingModel of(Bundle bundle, ContractReader contracts) {
        return new RankingModel(
                bundle.file(ARCHIVE),
                contracts.read(bundle.file(CONTRACT)),
                bundle.json(CALIBRATION, Calibration.class));
    }

    /**
     * The configured model where one is configured, else the bundle's. The bundle's calibration was fitted to the bundle's model, so another
     * model's logits pass through the logistic function alone.
     *
     * @throws RankingModelException when only one of the two files is given, or a file does not fit
     */
    public static RankingModel choose(
            Optional<Path> archive, Optional<Path> contract, Bundle bundle, ContractReader contracts) {
        if (archive.isEmpty() && contract.isEmpty()) {
            return of(bundle, contracts);
        }
        if (archive.isEmpty() || contract.isEmpty()) {
            String given = archive.isPresent() ? "file" : "contract";
            String missing = archive.isPresent() ? "contract" : "file";
            throw new RankingModelException("headroom.ranking.model." + given + " is set, but headroom.ranking.model."
                    + missing + " is not; a model of your own needs both");
        }
        return new RankingModel(archive.get(), contracts.read(contract.get()), Calibration.identity());
    }

    /** Probabilities of a model's answers, in place. */
    public void calibrate(float[] answers) {
        if (contract.output() == RankerContract.Output.probability) {
            return;
        }
        for (int i = 0; i < answers.length; i++) {
            answers[i] = calibration.probability(answers[i]);
        }
    }
}
