package io.headroom.gateway.catalogue;

import io.headroom.gateway.ladder.Slate;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;
import java.util.List;

/** What the bundle calls popular: the answer when nothing else is left. */
public final class PopularItems {
    private static final String ROWS = "retrieval/popular.npy";
    private static final List<String> SOURCE = List.of("popular");

    private PopularItems() {}

    /**
     * The first items of the bundle's list.
     *
     * @param atMost how many of them; at least 1
     * @throws BundleException when the bundle has no popular items or names a row its catalogue does not have
     */
    public static Slate of(Bundle bundle, Catalogue catalogue, int atMost) {
        if (atMost < 1) {
            throw new IllegalArgumentException(
                    "headroom.gateway.popular-items is " + atMost + ", but must be at least 1");
        }
        int[] rows = bundle.array(ROWS).ints();
        if (rows.length == 0) {
            throw new BundleException(ROWS + " of bundle " + bundle.version() + " is empty");
        }
        int size = Math.min(rows.length, atMost);
        long[] itemIds = new long[size];
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            if (rows[i] < 0 || rows[i] >= catalogue.size()) {
                throw new BundleException(ROWS + " of bundle " + bundle.version() + " names row " + rows[i]
                        + ", but the catalogue has " + catalogue.size());
            }
            itemIds[i] = catalogue.idOfRow(rows[i]);
            scores[i] = 1f / (1 + i);
        }
        return Slate.unranked(itemIds, scores, i -> SOURCE);
    }
}
