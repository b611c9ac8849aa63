package io.headroom.features.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.FeatureStoreGrpc;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ReadRequest;
import io.headroom.contracts.v1.ViewRead;
import io.headroom.fixtures.ServiceUnderTest;
import io.headroom.runtime.rows.RowColumns;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = HeldOutWorld.class, restrictToAnnotatedClass = true)
class HeldOutValuesIT {
    private final ServiceUnderTest service = new ServiceUnderTest();

    @BeforeEach
    void awaitReady() throws Exception {
        service.awaitReady();
    }

    @AfterEach
    void disconnect() {
        service.close();
    }

    @Test
    void read_answersValuesAsOfTheStartOfTheTestWindow() {
        ReadReply reply = FeatureStoreGrpc.newBlockingStub(service.channel())
                .read(ReadRequest.newBuilder()
                        .addReads(ViewRead.newBuilder().setView("item").addAllEntityIds(List.of(300L, 1L)))
                        .build());

        RowColumns items = RowColumns.decode(reply.getViews(0));
        assertThat(items.floats("f0").values()).containsExactly(-300, -1);
        assertThat(items.updatedAtSeconds()).containsExactly(999, 999);
    }
}
