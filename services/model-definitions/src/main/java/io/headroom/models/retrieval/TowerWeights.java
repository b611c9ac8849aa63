package io.headroom.models.retrieval;

/**
 * Parameters of the user tower, matrices row-major. The arrays are handed over, not copied.
 *
 * @param historyEmbeddings [N+1][dimensions]; row 0 stands for an unknown item, item row r is at r+1
 * @param ageWeights [historyLength] logarithm of an item's weight by its age, newest first
 * @param ratingWeight change of that logarithm for each rating point
 * @param hiddenWeights [dimensions][hidden]
 * @param hiddenBias [hidden]
 * @param outputWeights [hidden][dimensions]
 * @param outputBias [dimensions]
 */
public record TowerWeights(
        float[] historyEmbeddings,
        float[] ageWeights,
        float ratingWeight,
        float[] hiddenWeights,
        float[] hiddenBias,
        float[] outputWeights,
        float[] outputBias) {

    void check(TowerSettings settings) {
        expect("ageWeights", ageWeights.length, settings.historyLength());
        expect("hiddenWeights", hiddenWeights.length, settings.dimensions() * settings.hidden());
        expect("hiddenBias", hiddenBias.length, settings.hidden());
        expect("outputWeights", outputWeights.length, settings.hidden() * settings.dimensions());
        expect("outputBias", outputBias.length, settings.dimensions());
        if (historyEmbeddings.length % settings.dimensions() != 0) {
            throw new IllegalArgumentException("%d history embedding values do not make rows of %d"
                    .formatted(historyEmbeddings.length, settings.dimensions()));
        }
    }

    private static void expect(String name, int actual, int expected) {
        if (actual != expected) {
            throw new IllegalArgumentException(
                    "%s has %d values, the settings ask for %d".formatted(name, actual, expected));
        }
    }
}
