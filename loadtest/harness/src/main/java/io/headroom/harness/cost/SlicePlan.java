package io.headroom.harness.cost;

import java.util.SplittableRandom;

/** Which slices have logging: of each pair one, the first or the second by chance, so that neither drift nor order favours one. */
final class SlicePlan {
    private final boolean[] logging;

    SlicePlan(int pairs, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        logging = new boolean[2 * pairs];
        for (int pair = 0; pair < pairs; pair++) {
            boolean first = random.nextBoolean();
            logging[2 * pair] = first;
            logging[2 * pair + 1] = !first;
        }
    }

    int slices() {
        return logging.length;
    }

    boolean isLogging(int slice) {
        return logging[slice];
    }
}
