package io.headroom.features.benchmark;

import io.headroom.features.loading.BundleViews;
import io.headroom.features.store.LmdbStore;
import io.headroom.features.store.OnlineStore;
import io.headroom.features.store.RocksStore;
import java.nio.file.Path;

/** The two stores that are compared, as the service would open them. */
public enum Stores {
    LMDB {
        @Override
        OnlineStore open(Path directory) {
            return LmdbStore.open(directory, 4L << 30, 256, BundleViews.ALL);
        }
    },
    ROCKSDB {
        @Override
        OnlineStore open(Path directory) {
            return RocksStore.open(directory, BundleViews.ALL);
        }
    };

    abstract OnlineStore open(Path directory);
}
