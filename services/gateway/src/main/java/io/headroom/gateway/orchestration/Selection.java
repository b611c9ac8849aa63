package io.headroom.gateway.orchestration;

import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.ladder.Slate;
import io.headroom.models.rerank.RerankSettings;
import io.headroom.models.rerank.Reranker;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Makes the answer's items of what a rung offers: business rules first (no item twice, none the catalogue does not know, none on the deny
 * list), then diversity where the scores allow it. Immutable and thread-safe.
 */
final class Selection {
    private final Catalogue catalogue;
    private final Reranker reranker;
    private final RerankSettings settings;
    private final BitSet denied;

    Selection(Catalogue catalogue, RerankSettings settings, Set<Long> deniedItems) {
        this.catalogue = catalogue;
        this.settings = settings;
        this.reranker = new Reranker(catalogue.genres(), settings);
        this.denied = new BitSet(catalogue.size());
        for (long item : deniedItems) {
            int position = catalogue.positionOf(item);
            if (position >= 0) {
                denied.set(position);
            }
        }
    }

    /** At most {@code limit} items in the answer's order; fewer when the slate has no more that pass the rules. */
    List<Answer.Choice> select(Slate slate, int limit) {
        BitSet unwanted = (BitSet) denied.clone();
        int[] ranked = passing(slate, 0, slate.ranked(), Math.multiplyExact(limit, settings.window()), unwanted);
        int[] first = ranked.length == 0 ? ranked : diversified(slate, ranked, limit);
        int[] fill = passing(slate, slate.ranked(), slate.size(), limit - first.length, unwanted);
        return IntStream.concat(Arrays.stream(first), Arrays.stream(fill))
                .mapToObj(index -> choice(slate, index))
                .toList();
    }

    private int[] diversified(Slate slate, int[] passed, int limit) {
        long[] itemIds = new long[passed.length];
        float[] scores = new float[passed.length];
        for (int i = 0; i < passed.length; i++) {
            itemIds[i] = slate.itemIds()[passed[i]];
            scores[i] = slate.scores()[passed[i]];
        }
        return IntStream.of(reranker.rerank(itemIds, scores, limit))
                .map(position -> passed[position])
                .toArray();
    }

    /** Indices of the first items in a part of the slate that pass the rules; they are unwanted from then on. */
    private int[] passing(Slate slate, int from, int to, int wanted, BitSet unwanted) {
        int[] passed = new int[Math.min(wanted, to - from)];
        int size = 0;
        for (int i = from; i < to && size < passed.length; i++) {
            int position = catalogue.positionOf(slate.itemIds()[i]);
            if (position >= 0 && !unwanted.get(position)) {
                unwanted.set(position);
                passed[size++] = i;
            }
        }
        return Arrays.copyOf(passed, size);
    }

    private Answer.Choice choice(Slate slate, int index) {
        long itemId = slate.itemIds()[index];
        return new Answer.Choice(
                itemId,
                catalogue.title(catalogue.positionOf(itemId)),
                slate.scores()[index],
                slate.sources().apply(index));
    }
}
