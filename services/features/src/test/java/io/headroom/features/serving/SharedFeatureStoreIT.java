package io.headroom.features.serving;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** On a Redis server. */
@QuarkusTest
@QuarkusTestResource(value = SharedFeaturesWorld.class, restrictToAnnotatedClass = true)
class SharedFeatureStoreIT extends FeatureStoreBehaviour {}
