package io.headroom.monitoring.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RecentIdsTest {

    @Test
    void ids_areKnownUntilSoManyNewerOnesCame() throws IOException {
        RecentIds ids = new RecentIds(3);
        for (String id : new String[] {"a", "b", "c"}) {
            assertThat(ids.add(id)).isTrue();
        }
        assertThat(ids.add("a")).isFalse();
        assertThat(ids.add("d")).isTrue();
        RecentIds restored = restored(ids);
        assertThat(restored.add("b")).isFalse();
        assertThat(restored.add("a")).isTrue();
        assertThat(restored.add("b")).isTrue();
    }

    private static RecentIds restored(RecentIds ids) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ids.save(new DataOutputStream(bytes));
        RecentIds restored = new RecentIds(3);
        restored.load(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        return restored;
    }
}
