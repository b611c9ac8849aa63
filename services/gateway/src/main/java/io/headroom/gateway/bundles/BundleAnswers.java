package io.headroom.gateway.bundles;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleException;

/** What is answered to questions about a bundle. It never changes, so its answers are made once. */
record BundleAnswers(byte[] description, byte[] users) {
    /** @throws BundleException when the bundle does not hold what it must */
    static BundleAnswers of(Bundle bundle, int items, ObjectMapper mapper) {
        KnownUsers known = KnownUsers.of(bundle);
        try {
            return new BundleAnswers(
                    mapper.writeValueAsBytes(BundleDescription.of(bundle, items, known.userIds().length)),
                    mapper.writeValueAsBytes(known));
        } catch (JsonProcessingException e) {
            throw new BundleException("bundle " + bundle.version() + " cannot be described: " + e.getMessage(), e);
        }
    }
}
