package io.headroom.chart.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.chart.rendering.BrokenRenderings;
import io.headroom.chart.rendering.StandInCluster;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule finds what it is for. A rule that cannot fail says nothing when it passes. */
class RulesCanFailTest {
    private static final Set<String> PROVEN = new HashSet<>();
    private static StandInCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = StandInCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
        assertThat(PROVEN).containsAll(Rule.all().stream().map(Rule.Named::name).toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    identity      | helm.sh/chart:                            | other/chart:           | Deployment/release-name-headroom-ranking lacks the label helm.sh/chart
                    identity      | name: release-name-headroom-ranking       | name: release-name-headroom-ranking-and-very-much-more-than-fits-into-it | has 66 characters, but 63
                    selectors     | (matchLabels:\\s+app.kubernetes.io/name: )headroom | $1other       | Deployment/release-name-headroom-ranking does not select its own pods
                    selectors     | (selector:\\s+app.kubernetes.io/name: )headroom    | $1other       | Service/release-name-headroom-ranking selects no pod
                    ports         | targetPort: grpc                          | targetPort: rpc        | Service/release-name-headroom-ranking means port rpc, which Deployment/release-name-headroom-ranking lacks
                    ports         | targetPort: grpc                          | targetPort: 7103       | without a name or a named target: 7103
                    ports         | name: management, containerPort           | name: grpc, containerPort | has a port without a name, or twice: 9103
                    probes        | /q/health/live, port: management          | /q/health/ready, port: management | the liveness probe of Deployment/release-name-headroom-ranking asks /q/health/ready
                    probes        | /q/health/ready, port: management         | /q/health/ready, port: admin | the readiness probe of Deployment/release-name-headroom-ranking asks a port that is not named there: admin
                    probes        | startupProbe:\\s+httpGet: .*\\s+periodSeconds: 2\\s+timeoutSeconds: 2\\s+failureThreshold: 90 | '' | the startup probe of Deployment/release-name-headroom-ranking is missing
                    resources     | cpu: 300m                                 | ephemeral-storage: 400m | Deployment/release-name-headroom-ranking (ranking) does not ask for cpu and memory
                    resources     | memory: 768Mi                             | memory: 1Mi            | (ranking) asks for more memory than its limit
                    resources     | limits:\\s+memory: 768Mi                  | limits: {}             | (ranking) has no limit of memory
                    secrets       | HEADROOM_SCENARIO                         | HEADROOM_API_TOKEN     | Deployment/release-name-headroom-ranking tells a secret in HEADROOM_API_TOKEN
                    secrets       | dns:///                                   | dns://me:secret@       | tells a secret in HEADROOM_PEERS_FEATURES
                    secrets       | budgets\\.yaml:                           | 'password:'            | ConfigMap/release-name-headroom-budgets tells a secret
                    restricted    | readOnlyRootFilesystem: true              | readOnlyRootFilesystem: false | Job/release-name-headroom-world-and-pipeline-
                    restricted    | readOnlyRootFilesystem: true              | readOnlyRootFilesystem: false | Pod/release-name-headroom-test-bad-request: check writes to its root file system
                    restricted    | drop: \\[ALL]                             | drop: [NET_RAW]        | CronJob/release-name-headroom-retrain: train keeps capabilities
                    restricted    | runAsNonRoot: true                        | runAsNonRoot: false    | Deployment/release-name-headroom-ranking: may run as root
                    restricted    | runAsUser: 10001                          | runAsUser: 0           | Deployment/release-name-headroom-ranking: names no user other than root
                    restricted    | type: RuntimeDefault                      | type: Unconfined       | Deployment/release-name-headroom-ranking: no seccomp profile
                    restricted    | allowPrivilegeEscalation: false           | allowPrivilegeEscalation: true | ranking may gain privileges
                    restricted    | emptyDir: \\{}                            | hostPath: {path: /}    | Deployment/release-name-headroom-ranking: a volume of a forbidden kind
                    restricted    | enableServiceLinks: false                 | hostNetwork: true      | Deployment/release-name-headroom-ranking: shares a namespace of its node
                    images        | headroom-ranking:0.1.0                    | headroom-ranking:latest | does not pin its image: headroom-ranking:latest
                    images        | headroom-ranking:0.1.0                    | headroom-ranking       | does not pin its image: headroom-ranking
                    tokens        | automountServiceAccountToken: false       | automountServiceAccountToken: true | Deployment/release-name-headroom-ranking has a token
                    tokens        | automountServiceAccountToken: false       | automountServiceAccountToken: true | ServiceAccount/release-name-headroom-ranking hands out tokens
                    tokens        | serviceAccountName: release-name          | serviceAccountName: other | has no account of its own: other-headroom-ranking
                    tokens        | emptyDir: \\{}                            | 'projected: {sources: [{serviceAccountToken: {path: token}}]}' | Deployment/release-name-headroom-ranking has a token
                    volumes       | \\{name: budgets, mountPath               | {name: budget, mountPath | mounts 'budget', which is none of its volumes
                    volumes       | configMap: \\{name: release-name          | configMap: {name: other | needs the ConfigMap other-headroom-budgets, which is not rendered
                    volumes       | claimName: release-name                   | claimName: other       | needs the PersistentVolumeClaim other-headroom-registry, which is not rendered
                    volumes       | secretName: release-name                  | secretName: release-name-other | needs the Secret release-name-other-headroom-registry-token, which is not rendered
                    termination   | terminationGracePeriodSeconds: 40         | terminationGracePeriodSeconds: 30 | is killed after 30 s, but needs more than 30 s to stop
                    termination   | terminationGracePeriodSeconds: 40         | terminationGracePeriodSeconds: 30 | StatefulSet/release-name-headroom-broker is killed after 30 s
                    termination   | preStop: \\{sleep: \\{seconds: 5}}        | 'preStop: {exec: {command: [sleep, "5"]}}' | does not wait before it stops, by preStop.sleep
                    configuration | HEADROOM_SCENARIO                         | HEADROOM_SCENE         | Deployment/release-name-headroom-ranking is told HEADROOM_SCENE, which it does not read
                    configuration | HEADROOM_EVENT_LOG_TOPICS_PARTITIONS      | HEADROOM_EVENT_LOG_TOPICS_PARTS | Deployment/release-name-headroom-gateway is told HEADROOM_EVENT_LOG_TOPICS_PARTS, which it does not read
                    configuration | HEADROOM_EVENT_LOG_TOPICS_RETENTION, value: "7d" | 'HEADROOM_EVENT_LOG_TOPICS_RETENTION, value: "a week"' | StatefulSet/release-name-headroom-monitor would not start
                    configuration | HEADROOM_FEATURES_STORE_KIND, value: "embedded" | 'HEADROOM_FEATURES_STORE_KIND, value: "shared"' | Deployment/release-name-headroom-features would not start
                    """)
    void rule_findsWhatIsWrong(String rule, String right, String wrong, String message) {
        var found = rule(rule)
                .breaches(BrokenRenderings.with(right, wrong == null ? "" : wrong))
                .toList();

        assertThat(found).anyMatch(breach -> breach.contains(message), message);
        boolean unused = PROVEN.add(rule);
    }

    @Test
    void identity_findsWhatIsThereTwice() {
        assertThat(rule("identity").breaches(BrokenRenderings.twice()))
                .contains("Deployment/release-name-headroom-ranking is there twice");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    publishNotReadyAddresses | publishNotReady       | has unknown fields: [publishNotReady]
                    averageUtilization       | averageUtilisation    | nothing rendered matches
                    failureThreshold         | failureTreshold       | has unknown fields: [failureTreshold]
                    apiVersion: apps/v1      | apiVersion: apps/v9   | is of a kind that Kubernetes does not have: apps/v9
                    containerPort: 7103      | containerPort: seven  | is not of its kind
                    minReadySeconds: 40      | replicas: 2           | Duplicate
                    """)
    void parsing_isStrict(String right, String wrong, String message) {
        assertThatThrownBy(() -> BrokenRenderings.with(right, wrong)).hasMessageContaining(message);
    }

    private static Rule rule(String name) {
        return Rule.all().stream()
                .filter(named -> named.name().equals(name))
                .findFirst()
                .orElseThrow()
                .rule();
    }
}
