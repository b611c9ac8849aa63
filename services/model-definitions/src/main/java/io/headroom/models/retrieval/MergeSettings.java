package io.headroom.models.retrieval;

import io.headroom.features.definitions.SourceNames;
import java.util.List;

/**
 * How the lists of several sources become one (reciprocal rank fusion: Cormack, Clarke and Buettcher, SIGIR 2009).
 *
 * @param rankOffset the constant added to each rank: the larger, the less the first places count
 * @param sources weight and list length of each source
 */
public record MergeSettings(double rankOffset, List<SourceShare> sources) {

    public MergeSettings {
        sources = List.copyOf(sources);
        if (rankOffset <= 0) {
            throw new IllegalArgumentException("rank offset must be positive, but is " + rankOffset);
        }
    }

    /**
     * @param source name of the source
     * @param weight its weight in the merged order
     * @param limit how many items are asked of it
     */
    public record SourceShare(String source, double weight, int limit) {}

    /** Where nothing was chosen for the data at hand. */
    public static MergeSettings defaults() {
        return new MergeSettings(
                60,
                List.of(
                        new SourceShare(SourceNames.TWO_TOWER, 0.6, 200),
                        new SourceShare(SourceNames.CO_VISITATION, 1.0, 500),
                        new SourceShare(SourceNames.POPULAR, 0.5, 500),
                        new SourceShare(SourceNames.FRESH, 0.3, 100)));
    }

    /** What an item's place in one source's list, from 0, adds to its merged score. */
    public float part(SourceShare share, int rank) {
        return (float) (share.weight() / (rankOffset + rank));
    }

    /** @throws IllegalArgumentException when the source is not among these */
    public SourceShare shareOf(String source) {
        return sources.stream()
                .filter(share -> share.source().equals(source))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no merge settings for the source " + source));
    }
}
