package io.headroom.drift.serving;

import io.headroom.drift.setting.SimulatedWorld;
import io.headroom.drift.setting.StoredFeatures;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.world.randomness.SeededStream;
import java.util.Arrays;

/** The rows of one request as they reach the ranker, faults included. Holds the last read. Not thread-safe. */
final class FeatureReads {
    private final StoredFeatures store;
    private final FeatureViews views;
    final float[] user;
    final float[] items;
    final long[] itemUpdated = new long[Candidates.COUNT];
    long userUpdated;

    FeatureReads(SimulatedWorld world, StoredFeatures store) {
        this.store = store;
        this.views = world.views();
        this.user = new float[views.userWidth()];
        this.items = new float[Candidates.COUNT * views.itemWidth()];
    }

    void read(int userRow, Candidates candidates, FeatureFault fault, SeededStream stream) {
        userUpdated = store.readUser(userRow, user);
        for (int index = 0; index < itemUpdated.length; index++) {
            itemUpdated[index] = store.readItem(candidates.item(index), items, index * views.itemWidth());
        }
        switch (fault) {
            case FeatureFault.Lost lost -> lose(lost, stream);
            case FeatureFault.Unit unit -> scale(unit);
            case FeatureFault.Stale() -> {}
        }
    }

    private void lose(FeatureFault.Lost lost, SeededStream stream) {
        if (lost.view().equals(FeatureViews.USER)) {
            if (stream.chance(lost.share())) {
                userUpdated = 0;
                Arrays.fill(user, 0);
            }
            return;
        }
        for (int index = 0; index < itemUpdated.length; index++) {
            if (stream.chance(lost.share())) {
                itemUpdated[index] = 0;
                Arrays.fill(items, index * views.itemWidth(), (index + 1) * views.itemWidth(), 0);
            }
        }
    }

    private void scale(FeatureFault.Unit unit) {
        if (unit.view().equals(FeatureViews.USER)) {
            user[views.userColumns().indexOf(unit.column())] *= (float) unit.factor();
            return;
        }
        int column = views.itemColumns().indexOf(unit.column());
        for (int index = 0; index < itemUpdated.length; index++) {
            items[index * views.itemWidth() + column] *= (float) unit.factor();
        }
    }
}
