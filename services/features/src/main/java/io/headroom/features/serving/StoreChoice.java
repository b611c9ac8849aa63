package io.headroom.features.serving;

import io.headroom.runtime.configuration.HeadroomConfig;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Which kind of store there is. */
@Singleton
final class StoreChoice {
    @Produces
    @Singleton
    FeatureStores stores(FeaturesConfig config, HeadroomConfig headroom) {
        return switch (config.store().kind()) {
            case EMBEDDED -> new EmbeddedStores(config, headroom);
            case REDIS -> new SharedStores(config, headroom);
        };
    }

    void close(@Disposes FeatureStores stores) {
        stores.close();
    }
}
