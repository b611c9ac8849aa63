package io.headroom.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.chart.rendering.Chart;
import io.headroom.chart.rendering.StandInCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are wrong are refused, with words that say where. */
class RefusedValuesTest {
    private static StandInCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = StandInCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    replicas: 3                                              | at '': additional properties 'replicas' not allowed
                    services: {rankings: {replicas: 2}}                      | at '/services': additional properties 'rankings' not allowed
                    services: {ranking: {replica: 2}}                        | at '/services/ranking': additional properties 'replica' not allowed
                    services: {registry: {replicas: 2}}                      | at '/services/registry': additional properties 'replicas' not allowed
                    services: {broker: {replicas: 3}}                        | at '/services/broker': additional properties 'replicas' not allowed
                    services: {monitor: {replicas: 2}}                       | at '/services/monitor': additional properties 'replicas' not allowed
                    services: {gateway: {port: {name: kafka}}}               | at '/services/gateway/port/name'
                    eventLog: {external: {bootstrapServers: kafka.example}}  | at '/eventLog/external/bootstrapServers'
                    eventLog: {topics: {partitions: 0}}                      | at '/eventLog/topics/partitions'
                    eventLog: {topics: {retention: 7 days}}                  | at '/eventLog/topics/retention'
                    eventLog: {topics: {retentionBytes: 128Mi}}              | at '/eventLog/topics/retentionBytes'
                    eventLog: {topics: {impressions: 'a b'}}                 | at '/eventLog/topics/impressions'
                    services: {ranking: {jvm: {heap: 1.5g}}}                 | at '/services/ranking/jvm/heap'
                    services: {gateway: {gpu: {enabled: true}}}              | at '/services/gateway': additional properties 'gpu' not allowed
                    services: {ranking: {replicas: two}}                     | at '/services/ranking/replicas': got string, want integer
                    services: {ranking: {resources: {limits: {ram: 1Gi}}}}   | at '/services/ranking/resources/limits': additional properties 'ram' not allowed
                    services: {ranking: {resources: {limits: {memory: 1GB}}}} | at '/services/ranking/resources/limits/memory'
                    services: {ranking: {image: {tag: latest}}}              | at '/services/ranking/image/tag'
                    services: {ranking: {env: {lower: x}}}                   | invalid propertyName 'lower'
                    images: {pullPolicy: Sometimes}                          | at '/images/pullPolicy': value must be one of
                    featureStore: {kind: redis}                              | at '/featureStore/kind': value must be one of 'embedded', 'shared'
                    featureStore: {kind: shared, externalUrl: 'redis://me:pw@cache:6379'} | at '/featureStore/externalUrl'
                    persistence: {enabled: maybe}                            | at '/persistence/enabled': value must be one of 'auto', true, false
                    shutdown: {preStopSeconds: 0}                            | at '/shutdown/preStopSeconds'
                    networkPolicies: {clients: [{pods: {}}]}                 | at '/networkPolicies/clients/0'
                    ingress: {host: [a]}                                     | at '/ingress/host'
                    registry: {token: abc}                                   | at '/registry': additional properties 'token' not allowed
                    budgets: {scenario: {}}                                  | at '/budgets'
                    training: {world: {users: 0}}                            | at '/training/world/users'
                    """)
    void schema_saysWhere(String values, String message) {
        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    services: {features: {replicas: 2}} | services.features may have 2 replicas, but featureStore.kind is embedded
                    services: {features: {autoscaling: {enabled: true}}} | services.features may have 4 replicas, but featureStore.kind is embedded
                    featureStore: {externalUrl: 'redis://cache:6379'} | set featureStore.kind=shared
                    featureStore: {kind: shared, externalUrl: 'redis://a', externalUrlSecret: {name: a, key: b}} | are both set
                    eventLog: {topics: {replication: 2}} | eventLog.topics.replication is 2, but the chart runs one broker
                    eventLog: {topics: {minInSync: 2}} | eventLog.topics.minInSync is 2, above replication, 1
                    eventLog: {topics: {interactions: headroom.impressions}} | are both headroom.impressions
                    services: {ranking: {calls: [nobody]}} | services.ranking.calls names "nobody", which is none of services
                    services: {gateway: {autoscaling: {enabled: true, minReplicas: 9}}} | minReplicas is 9, above maxReplicas, 4
                    {scenario: nope, monitoring: {enabled: false}} | scenario is "nope", but the budgets have default
                    httpRoute: {enabled: true} | httpRoute.enabled needs httpRoute.parentRefs
                    """)
    void chart_saysWhatToSet_whereTheSchemaCannot(String values, String message) {
        assertThatThrownBy(() -> Chart.render(values)).hasMessageContaining(message);
    }

    /** Whatever has named keys names all of them. Maps that are the user's own say what their values are, and what Kubernetes defines is its. */
    @Test
    void schema_leavesNoObjectOpen() throws IOException {
        JsonNode schema =
                new ObjectMapper().readTree(Chart.file("values.schema.json").toFile());
        List<String> open = new ArrayList<>();
        collectOpen("", schema, open);

        assertThat(open)
                .containsExactlyInAnyOrder(
                        "/properties/global",
                        "/properties/budgets/anyOf/1/properties/scenarios",
                        "/definitions/affinity/properties/nodeAffinity",
                        "/definitions/affinity/properties/podAffinity",
                        "/definitions/affinity/properties/podAntiAffinity");
    }

    private static void collectOpen(String path, JsonNode node, List<String> open) {
        if ("object".equals(node.path("type").asText())
                && !node.has("additionalProperties")
                && node.path("maxProperties").asInt(-1) != 0) {
            open.add(path);
        }
        node.properties().forEach(field -> collectOpen(path + "/" + field.getKey(), field.getValue(), open));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collectOpen(path + "/" + i, node.get(i), open);
        }
    }
}
