package io.headroom.gateway.orchestration;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.GenerateReply;
import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.process.SmallBundle;
import io.headroom.runtime.bundle.Bundle;
import io.headroom.runtime.bundle.BundleStore;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplyChecksTest {
    private static final long UNKNOWN = Long.MAX_VALUE;

    @TempDir
    private Path store;

    private ReplyChecks checks;
    private String bundle;

    @BeforeEach
    void readCatalogue() {
        SmallBundle.publish(store);
        Bundle current = new BundleStore(store).openCurrent();
        bundle = current.version();
        checks = new ReplyChecks(Catalogue.of(current), bundle, 4);
    }

    @Test
    void isSensible_whenAllAreDifferentKnownItems() {
        assertThat(checks.isSensible(reply(bundle, item(0), item(1), item(2)))).isTrue();
        assertThat(checks.isSensible(reply(bundle))).isTrue();
    }

    @Test
    void isNotSensible_whenOneIsUnknownOrThereTwice_andTheBundleIsTheSame() {
        assertThat(checks.isSensible(reply(bundle, item(0), item(1), UNKNOWN))).isFalse();
        assertThat(checks.isSensible(reply(bundle, item(0), item(1), item(1)))).isFalse();
    }

    @Test
    void isSensible_whenHalfAreKnown_andTheSenderServesAnotherBundle() {
        assertThat(checks.isSensible(reply("another", item(0), UNKNOWN))).isTrue();
        assertThat(checks.isSensible(reply("another", item(0), UNKNOWN, UNKNOWN)))
                .isFalse();
    }

    @Test
    void isNotSensible_whenThereAreMoreThanAskedFor() {
        assertThat(checks.isSensible(reply(bundle, item(0), item(1), item(2), item(3), item(4))))
                .isFalse();
    }

    private static long item(int row) {
        return SmallBundle.itemIdOfRow(row);
    }

    private static GenerateReply reply(String bundle, long... items) {
        CandidateSet.Builder candidates = CandidateSet.newBuilder();
        Arrays.stream(items).forEach(candidates::addItemIds);
        return GenerateReply.newBuilder()
                .setBundle(bundle)
                .setCandidates(candidates)
                .build();
    }
}
