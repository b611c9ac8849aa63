package io.headroom.gateway.impressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import io.headroom.contracts.v1.ImpressionRecord;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.contracts.v1.ShownItem;
import io.headroom.features.definitions.FeatureDigest;
import io.headroom.gateway.events.BootedGateway;
import io.headroom.gateway.events.FakeEventLog;
import io.headroom.gateway.events.FakeLogs;
import io.headroom.gateway.events.LoggingWorld;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LoggingWorld.class)
class ImpressionsIT {
    private static final FakeEventLog LOG = FakeLogs.LOG;

    @BeforeEach
    void awaitReady() {
        BootedGateway.awaitReady();
        LOG.reset();
    }

    @Test
    void answer_isLoggedAsItWasShown() {
        JsonPath answer = BootedGateway.recommend(42, "shown-1").jsonPath();

        ImpressionRecord record = logged("shown-1");
        assertThat(record.getSchemaVersion()).isEqualTo(1);
        assertThat(record.getUserId()).isEqualTo(42);
        assertThat(record.getBundle()).isEqualTo(answer.getString("bundle"));
        assertThat(record.getRung()).isEqualTo("FULL").isEqualTo(answer.getString("degradation.rung"));
        assertThat(record.getContextMap()).containsOnly(Map.entry("device", "tv"));
        assertThat(record.getTimeSeconds()).isGreaterThanOrEqualTo(1_700_000_000);
        assertThat(record.getAnsweredAtMillis()).isCloseTo(System.currentTimeMillis(), within(60_000L));
        assertThat(record.getSpentMicros()).isEqualTo(answer.getLong("ledger.spentMicros"));
        assertThat(record.getItemsList())
                .extracting(ShownItem::getItemId)
                .isEqualTo(answer.getList("items.itemId", Long.class));
        assertThat(record.getItemsList()).extracting(ShownItem::getPosition).containsExactly(1, 2, 3, 4, 5);
        assertThat(record.getItemsList())
                .extracting(ShownItem::getScore)
                .isEqualTo(answer.getList("items.score", Float.class));
        assertThat(record.getItems(0).getSourcesList()).isEqualTo(answer.getList("items[0].sources"));
    }

    @Test
    void features_areThoseOfTheItemsShown_andTheirDigestCanBeVerified() {
        BootedGateway.recommend(42, "features-1");

        ImpressionRecord record = logged("features-1");
        ScoredFeatures features = record.getFeatures();
        assertThat(features.getItemIdsCount()).isEqualTo(5);
        FeatureDigest digest = FeatureDigest.ofUser(
                features.getUserUpdatedAtSeconds(), features.getUserValues().asReadOnlyByteBuffer());
        for (ShownItem item : record.getItemsList()) {
            int row = item.getFeatureRow();
            assertThat(features.getItemIds(row)).isEqualTo(item.getItemId());
            ByteString values = features.getItemValues().substring(row * 8, row * 8 + 8);
            assertThat(values.asReadOnlyByteBuffer())
                    .isEqualTo(FeatureDigest.littleEndian((float) item.getItemId(), (float) (item.getItemId() + 5)));
        }
        for (int row = 0; row < features.getItemIdsCount(); row++) {
            digest.item(
                    features.getItemIds(row),
                    features.getItemUpdatedAtSeconds(row),
                    features.getItemValues().substring(row * 8, row * 8 + 8).asReadOnlyByteBuffer());
        }
        assertThat(features.getDigest()).isEqualTo(digest.value());
    }

    @Test
    void rung_isNamed_andNoFeaturesAreThere_whenRankingDidNotAnswer() {
        BootedGateway.recommend(LoggingWorld.UNRANKED_USER, "unranked-1");

        ImpressionRecord record = logged("unranked-1");
        assertThat(record.getRung()).isEqualTo("RETRIEVAL_ORDER");
        assertThat(record.hasFeatures()).isFalse();
        assertThat(record.getItemsList()).allMatch(item -> item.getFeatureRow() == -1);
    }

    @Test
    void forcedAnswers_areLoggedWithTheirRung_andTheTimeTheyWereFor() {
        for (String rung : List.of("SHALLOW", "RETRIEVAL_ORDER", "POPULAR")) {
            Response answer = RestAssured.given()
                    .contentType("application/json")
                    .header("X-Request-Id", "forced-" + rung)
                    .header("X-Headroom-Rung", rung)
                    .header("X-Headroom-Time", "1650000000")
                    .body("{\"userId\":7}")
                    .post("/v1/recommendations");

            ImpressionRecord record = logged("forced-" + rung);
            assertThat(record.getRung()).isEqualTo(answer.jsonPath().getString("degradation.rung"));
            assertThat(record.getTimeSeconds()).isEqualTo(1_650_000_000);
        }
        assertThat(logged("forced-POPULAR").getRung()).isEqualTo("POPULAR");
    }

    @Test
    void probes_areNotLogged() {
        RestAssured.given()
                .contentType("application/json")
                .header("X-Request-Id", "probe-1")
                .header("X-Headroom-Log", "none")
                .body("{\"userId\":5}")
                .post("/v1/recommendations")
                .then()
                .statusCode(200);
        BootedGateway.recommend(5, "after-probe").then().statusCode(200);
        logged("after-probe");

        assertThat(LOG.impressions()).extracting(ImpressionRecord::getRequestId).doesNotContain("probe-1");
    }

    @Test
    void onlyAnswersAreLogged() {
        BootedGateway.recommend(0, "refused-1").then().statusCode(400);
        BootedGateway.recommend(5, "answered-1").then().statusCode(200);
        logged("answered-1");

        assertThat(LOG.impressions())
                .extracting(ImpressionRecord::getRequestId)
                .containsExactly("answered-1")
                .doesNotContain("rehearsal");
    }

    @Test
    void requests_areAnswered_whenTheLogThrows() {
        LOG.onOffer(impression -> {
            throw new IllegalStateException("broken");
        });
        for (int i = 0; i < 20; i++) {
            BootedGateway.recommend(1 + i, "throws-" + i).then().statusCode(200);
        }
        await().atMost(BootedGateway.PATIENCE).until(() -> counted("failed") > 0);
    }

    @Test
    void requests_areAnswered_andRecordsDropped_whenTheLogBlocks() {
        CountDownLatch blocking = new CountDownLatch(1);
        LOG.onOffer(impression -> {
            try {
                blocking.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        });
        for (int i = 0; i < 40; i++) {
            Response answer = BootedGateway.recommend(1 + i, "blocks-" + i);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.jsonPath().getLong("ledger.spentMicros"))
                    .isLessThan(answer.jsonPath().getLong("ledger.budgetMicros"));
        }
        await().atMost(BootedGateway.PATIENCE).until(() -> counted("dropped") >= 30);
        blocking.countDown();
        LOG.reset();
        await().atMost(BootedGateway.PATIENCE).until(() -> {
            BootedGateway.recommend(3, "after-blocking");
            return LOG.impressions().stream().anyMatch(r -> r.getRequestId().equals("after-blocking"));
        });
    }

    private static double counted(String outcome) {
        return BootedGateway.management("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("headroom_impressions_total{outcome=\"" + outcome + "\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private static ImpressionRecord logged(String requestId) {
        return await().atMost(BootedGateway.PATIENCE)
                .until(
                        () -> LOG.impressions().stream()
                                .filter(record -> record.getRequestId().equals(requestId))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }
}
