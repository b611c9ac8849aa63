package io.headroom.chart;

import io.headroom.chart.rendering.Chart;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The values the chart is rendered with: the defaults, every switch, and what belongs together. */
final class Variants {
    private static final String SHARED = "featureStore: {kind: shared}\n";

    private Variants() {}

    /** One way to install the chart: values as YAML, over those of files that lie beside it. */
    record Variant(String name, String kubernetes, String values, String... files) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Variant> all() {
        Stream<Variant> presets = Chart.presets().stream().map(file -> new Variant(file, Chart.NEWEST, "{}", file));
        Stream<Variant> oldest = Stream.of(new Variant("defaults, oldest Kubernetes", Chart.OLDEST, "{}"));
        return Stream.of(
                        oldest,
                        presets,
                        VALUES.entrySet().stream()
                                .map(entry -> new Variant(entry.getKey(), Chart.NEWEST, entry.getValue())))
                .flatMap(found -> found);
    }

    private static final Map<String, String> VALUES = values();

    private static Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("defaults", "{}");
        values.put("long name", "fullnameOverride: a-name-that-is-longer-than-what-fits-everywhere");
        values.put("persistence on", "persistence: {enabled: true}");
        values.put("persistence off", "persistence: {enabled: false}");
        values.put("persistence of a class", "persistence: {storageClass: fast}");
        values.put("shared store", SHARED + "services: {features: {replicas: 3}}");
        values.put("shared store, kept", SHARED + "persistence: {enabled: true}");
        values.put(
                "external store",
                "featureStore: {kind: shared, externalUrl: 'redis://cache.example:6380', externalPort: 6380}");
        values.put("secret store", "featureStore: {kind: shared, externalUrlSecret: {name: cache, key: url}}");
        values.put(
                "gpu",
                "services: {ranking: {gpu: {enabled: true, runtimeClassName: nvidia}, rollout: {maxSurge: 0, maxUnavailable: 1}}}");
        values.put("autoscaling", SHARED + """
                        services:
                          features: {autoscaling: {enabled: true}}
                          candidates: {autoscaling: {enabled: true}}
                          ranking: {autoscaling: {enabled: true, maxReplicas: 9}}
                          gateway: {autoscaling: {enabled: true, cpuPercent: 50}}
                        """);
        values.put(
                "ingress",
                "ingress: {enabled: true, className: nginx, host: headroom.example, tlsSecret: tls, annotations: {a: b}}");
        values.put("ingress without host", "ingress: {enabled: true}");
        values.put(
                "route",
                "httpRoute: {enabled: true, parentRefs: [{name: public, namespace: gateways}], hostnames: [headroom.example]}");
        values.put("experiments", "experiments: {enabled: true}");
        values.put(
                "an experiment as a Job",
                "experiments: {enabled: true, subjects: [{kind: Group, name: sre}], job: {enabled: true, rate: 50, seed: 2}}");
        values.put(
                "an experiment of one's own as a Job",
                "experiments: {enabled: true, job: {enabled: true, experiment: {name: x, load: {rate: 1, duration: 5s}}}}");
        values.put(
                "experiments from known addresses",
                "{experiments: {enabled: true}, networkPolicies: {apiServer: {cidrs: [10.0.0.1/32]}}}");
        values.put("experiment in the cluster", "experiments: {enabled: true, job: {enabled: true}}");
        values.put("event log kept", "{persistence: {enabled: true}, eventLog: {topics: {flushEvery: 1}}}");
        values.put("no event log", "eventLog: {enabled: false}");
        values.put("external event log", """
                eventLog:
                  external: {bootstrapServers: 'kafka-0.example:9092,kafka-1.example:9094', ports: [9092, 9094]}
                  topics: {partitions: 12, replication: 3, minInSync: 2, retention: 30d, retentionBytes: 1G}
                """);
        values.put("event log without a monitor", "{monitor: {enabled: false}, experiments: {enabled: true}}");
        values.put("no monitoring", "monitoring: {enabled: false}");
        values.put("operator", "monitoring: {operator: true, operatorLabels: {release: stack}}");
        values.put("own Grafana", "monitoring: {grafana: {existingSecret: mine}}");
        values.put("no policies", "networkPolicies: {enabled: false}");
        values.put("narrow policies", """
                networkPolicies:
                  clients: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: ingress-nginx}}}]
                  metricsReaders: []
                  monitorReaders: [{namespaceSelector: {}, podSelector: {matchLabels: {team: models}}}]
                  moreEgress: [{to: [{ipBlock: {cidr: 10.1.0.0/16}}], ports: [{port: 4317}]}]
                """);
        values.put("no training", "training: {enabled: false}");
        values.put("retraining", "{retraining: {enabled: true, schedule: '0 4 * * 1'}, training: {quick: true}}");
        values.put("own token", "registry: {existingSecret: mine}");
        values.put("own budgets", """
                budgets:
                  scenarios:
                    default:
                      availability: 0.99
                      request: {p99: 80ms, timeout: 300ms}
                      stages: {ranking: {p99: 50ms, timeout: 140ms}}
                """);
        values.put(
                "no spread, no budgets of disruption",
                "{topologySpread: {enabled: false}, disruptionBudgets: {enabled: false}}");
        values.put(
                "images",
                "images: {registry: registry.example/me, tag: 1.2.3, pullPolicy: Always, pullSecrets: [{name: pull}]}");
        values.put("digest", "services: {gateway: {image: {digest: 'sha256:" + "0123456789abcdef".repeat(4) + "'}}}");
        values.put("scheduling", """
                scheduling:
                  nodeSelector: {pool: serving}
                  tolerations: [{key: dedicated, operator: Exists, effect: NoSchedule}]
                  priorityClassName: high
                  affinity: {podAntiAffinity: {preferredDuringSchedulingIgnoredDuringExecution: []}}
                services:
                  ranking: {nodeSelector: {pool: compute}, podAnnotations: {a: b}, podLabels: {team: models}}
                  candidates: {env: {HEADROOM_CANDIDATES_QUEUE_CAPACITY: 32}}
                """);
        return values;
    }
}
