package io.headroom.monitoring.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class VariableLengthPropertyTest {

    @Property(tries = 200)
    void anyLong_comesBack(@ForAll long value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        VariableLength.write(new DataOutputStream(bytes), value);

        assertThat(VariableLength.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isEqualTo(value);
        assertThat(bytes.size()).isLessThanOrEqualTo(10);
    }
}
