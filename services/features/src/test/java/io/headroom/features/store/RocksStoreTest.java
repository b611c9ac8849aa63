package io.headroom.features.store;

import java.nio.file.Path;
import java.util.List;

class RocksStoreTest extends OnlineStoreContract {
    @Override
    protected OnlineStore open(Path directory, List<String> views) {
        return RocksStore.open(directory, views);
    }
}
