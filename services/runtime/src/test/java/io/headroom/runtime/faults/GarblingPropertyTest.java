package io.headroom.runtime.faults;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

final class GarblingPropertyTest {
    @Property
    void garble_changesWhatItIsGiven_keepsItsLength_andIsRepeatable(
            @ForAll @Size(min = 1, max = 2000) byte[] bytes, @ForAll long seed) {
        byte[] before = bytes.clone();
        byte[] garbled = Garbling.garble(bytes, seed);
        assertThat(bytes).isEqualTo(before);
        assertThat(garbled).hasSameSizeAs(bytes).isNotEqualTo(bytes);
        assertThat(Garbling.garble(bytes, seed)).isEqualTo(garbled);
    }

    @Property(tries = 1)
    void garble_leavesWhatIsEmpty() {
        assertThat(Garbling.garble(new byte[0], 1)).isEmpty();
    }
}
