package io.headroom.features.serving;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** On the embedded store. */
@QuarkusTest
@QuarkusTestResource(value = FeaturesWorld.class, restrictToAnnotatedClass = true)
class FeatureStoreIT extends FeatureStoreBehaviour {}
