package io.headroom.pipeline.ranker;

import io.headroom.models.ranking.RankerSettings;
import java.util.List;

/**
 * How the ranking model is trained.
 *
 * @param model its sizes
 * @param epochs most passes over the examples
 * @param patience training stops early after so many passes without a lower held-out loss; the best pass counts
 * @param rowsPerStep about how many rows a step sees, where all examples are sampled
 * @param rowsPerStepOfShown the same where lists were really shown: clicks say less each than ratings do, and take more steps to learn from
 * @param heldOutShare the newest share of the examples, which stops training and calibrates, and is never learned from
 * @param learningRate first learning rate of Adam; it falls to a tenth along a cosine
 * @param weightDecay L2 penalty
 * @param coVisitationPrior weight, in the linear part, that the standardised co-visitation score starts with
 * @param ignoredUnlessShown beginnings of the names of dense columns that get no influence, unless lists were really shown
 */
public record RankerTrainingSettings(
        RankerSettings model,
        int epochs,
        int patience,
        int rowsPerStep,
        int rowsPerStepOfShown,
        double heldOutShare,
        float learningRate,
        float weightDecay,
        float coVisitationPrior,
        List<String> ignoredUnlessShown) {

    /**
     * What is the same for all candidates of a request orders nothing, and where there are only ratings there are few users to learn it from:
     * with it, the model fits the users of the validation window. Whether a list shown gets clicks at all depends on it.
     */
    private static final List<String> OF_THE_REQUEST = List.of("user_", "hour_", "weekend", "device_");

    public static RankerTrainingSettings defaults() {
        return new RankerTrainingSettings(
                RankerSettings.defaults(), 8, 2, 4_096, 4_096, 0.15, 0.003f, 1e-2f, 2f, OF_THE_REQUEST);
    }

    /** For a look. */
    public static RankerTrainingSettings quick() {
        return new RankerTrainingSettings(
                RankerSettings.defaults(), 3, 2, 2_048, 256, 0.15, 0.01f, 1e-3f, 2f, OF_THE_REQUEST);
    }

    List<String> ignored(boolean hasShown) {
        return hasShown ? List.of() : ignoredUnlessShown;
    }

    int rowsPerStep(boolean hasShown) {
        return hasShown ? rowsPerStepOfShown : rowsPerStep;
    }

    /** Of so many groups in order of time, the first that is held out. */
    int firstHeldOut(int groups) {
        return (int) (groups * (1 - heldOutShare));
    }
}
