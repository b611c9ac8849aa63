package io.headroom.ranking.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.CandidateSet;
import io.headroom.contracts.v1.RankReply;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.RankingGrpc;
import io.headroom.fixtures.FakeFeatureStore;
import io.headroom.fixtures.ServiceUnderTest;
import io.headroom.ranking.TestModels;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** A model that PyTorch itself wrote, in the place of the bundle's, and items as of the start of the held-out window. */
@QuarkusTest
@QuarkusTestResource(RankingWorld.class)
@TestProfile(OwnModelIT.OwnModel.class)
class OwnModelIT {
    public static final class OwnModel implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "headroom.ranking.model.file",
                    TestModels.file("linear.pt").toString(),
                    "headroom.ranking.model.contract",
                    TestModels.file("linear.json").toString(),
                    "headroom.ranking.initial-values",
                    "heldout",
                    "headroom.ranking.workers",
                    "1");
        }
    }

    @Test
    void rank_answersWithOwnModelsScores() throws Exception {
        try (ServiceUnderTest service = new ServiceUnderTest()) {
            service.awaitReady();
            RankReply reply = RankingGrpc.newBlockingStub(service.channel())
                    .withDeadlineAfter(20, TimeUnit.SECONDS)
                    .rank(RankRequest.newBuilder()
                            .setUserId(FakeFeatureStore.UNAVAILABLE_USER)
                            .setTimeSeconds(TinyBundle.DATA_AS_OF)
                            .setCandidates(CandidateSet.newBuilder()
                                    .addItemIds(TinyBundle.id(0))
                                    .addItemIds(TinyBundle.id(299)))
                            .build());

            // The store says nothing: half of what the bundle's mean rating is above 3.5, and 0.001 a catalogue
            // position.
            double rated = 0.5 * (TinyBundle.HELD_OUT_RATING_MEAN - 3.5);
            assertThat(reply.getProbabilities(0)).isCloseTo(logistic(rated + 0.001), Offset.offset(1e-4f));
            assertThat(reply.getProbabilities(1)).isCloseTo(logistic(rated + 0.3), Offset.offset(1e-3f));
        }
    }

    private static float logistic(double logit) {
        return (float) (1 / (1 + Math.exp(-logit)));
    }
}
