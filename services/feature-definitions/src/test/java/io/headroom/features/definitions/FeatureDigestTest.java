package io.headroom.features.definitions;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class FeatureDigestTest {
    /** Computed with another implementation of SHA-256 over the bytes the contract names. */
    @Test
    void value_isTheKnownAnswer() {
        long digest = FeatureDigest.ofUser(1_500_000_000, 1.5f, -2f, 0.25f)
                .item(7, 1_400_000_000, 3f, 4.5f)
                .item(-9, 0, 0f, 0f)
                .value();

        assertThat(digest).isEqualTo(-7680602786468011712L);
    }

    @Test
    void value_isTheKnownAnswer_whenNothingIsKnown() {
        assertThat(FeatureDigest.ofUser(0).value()).isEqualTo(-5812615543772869766L);
    }

    @Test
    void value_isTheSame_whetherFloatsOrTheirBytesAreTold() {
        ByteBuffer user = FeatureDigest.littleEndian(1, 2).asReadOnlyBuffer();
        ByteBuffer items = FeatureDigest.littleEndian(3, 4, 5, 6);

        long ofBytes = FeatureDigest.ofUser(10, user)
                .item(1, 11, items.slice(0, 8))
                .item(2, 12, items.slice(8, 8))
                .value();

        assertThat(ofBytes)
                .isEqualTo(FeatureDigest.ofUser(10, 1, 2)
                        .item(1, 11, 3, 4)
                        .item(2, 12, 5, 6)
                        .value());
    }

    @Test
    void value_differs_whenItemsChangePlaces() {
        long one = FeatureDigest.ofUser(1).item(1, 1, 1).item(2, 2, 2).value();
        long other = FeatureDigest.ofUser(1).item(2, 2, 2).item(1, 1, 1).value();

        assertThat(one).isNotEqualTo(other);
    }
}
