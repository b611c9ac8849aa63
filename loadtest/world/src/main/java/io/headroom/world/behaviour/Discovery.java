package io.headroom.world.behaviour;

import io.headroom.world.catalogue.Catalogue;
import io.headroom.world.catalogue.TasteSpace;
import io.headroom.world.population.Population;
import io.headroom.world.randomness.SeededStream;
import java.util.OptionalInt;

/**
 * How users find items without being shown them: now and then they hear of a number of items, and take some of these, drawn by taste,
 * quality and the mood of the visit, which is one of the niches the user is interested in. Holds what one user has heard of.
 */
final class Discovery {
    private static final int HEARD_OF = 300;
    private static final double TASTE_WEIGHT = 13;
    private static final double QUALITY_WEIGHT = 1.5;
    private static final double MOOD_WEIGHT = 5;

    private final Attention attention;
    private final float[] userVectors;
    private final float[] itemVectors;
    private final float[] itemQuality;
    private final double[] wish = new double[TasteSpace.DIMENSIONS];
    private final int[] rows = new int[HEARD_OF];
    private final double[] weights = new double[HEARD_OF];

    Discovery(Catalogue catalogue, Population population, Attention attention) {
        this.attention = attention;
        this.userVectors = population.vectors();
        this.itemVectors = catalogue.vectors();
        this.itemQuality = catalogue.quality();
    }

    /** Forgets what was heard before, and hears anew. */
    void hear(int user, double[] mood, long timeSeconds, SeededStream stream) {
        for (int axis = 0; axis < wish.length; axis++) {
            wish[axis] = TASTE_WEIGHT * userVectors[user * wish.length + axis] + MOOD_WEIGHT * mood[axis];
        }
        for (int index = 0; index < HEARD_OF; index++) {
            int row = attention.heardOf(stream);
            rows[index] = row;
            weights[index] = attention.isReleased(row, timeSeconds) ? StrictMath.exp(appeal(row)) : 0;
        }
    }

    /** One of the items heard of that the user has not consumed; empty if there is none left. */
    OptionalInt take(Consumed consumed, SeededStream stream) {
        double total = 0;
        for (int index = 0; index < HEARD_OF; index++) {
            weights[index] = consumed.contains(rows[index]) ? 0 : weights[index];
            total += weights[index];
        }
        double point = total * stream.nextDouble();
        double sum = 0;
        for (int index = 0; index < HEARD_OF; index++) {
            sum += weights[index];
            if (sum > point) {
                return OptionalInt.of(rows[index]);
            }
        }
        return OptionalInt.empty();
    }

    private double appeal(int row) {
        double fit = 0;
        int start = row * wish.length;
        for (int axis = 0; axis < wish.length; axis++) {
            fit += wish[axis] * itemVectors[start + axis];
        }
        return fit + QUALITY_WEIGHT * itemQuality[row];
    }
}
