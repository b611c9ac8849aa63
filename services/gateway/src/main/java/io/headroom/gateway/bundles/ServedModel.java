package io.headroom.gateway.bundles;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.orchestration.RequestWay;
import io.headroom.gateway.orchestration.RequestWays;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.DataClock;
import java.time.InstantSource;

/**
 * All that the gateway has of one bundle. A request takes it once, so that it sees one version from its begin to its end. Immutable.
 *
 * @param bundle its version
 * @param clock the time of its data
 * @param answers to questions about the bundle
 */
public record ServedModel(String bundle, Catalogue catalogue, RequestWay way, DataClock clock, BundleAnswers answers) {
    /** @throws io.headroom.runtime.bundle.BundleException when it cannot be made of the bundle */
    static ServedModel of(Bundle bundle, RequestWays ways, ObjectMapper mapper) {
        Catalogue catalogue = Catalogue.of(bundle);
        return new ServedModel(
                bundle.version(),
                catalogue,
                ways.of(bundle, catalogue),
                new DataClock(bundle.manifest(), InstantSource.system()),
                BundleAnswers.of(bundle, catalogue.size(), mapper));
    }
}
