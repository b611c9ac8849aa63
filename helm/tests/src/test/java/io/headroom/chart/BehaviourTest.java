package io.headroom.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.headroom.chart.rendering.Chart;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.StandInCluster;
import io.headroom.runtime.budgets.BudgetsReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the chart promises, each promise by itself. */
class BehaviourTest {
    private static final String CHECKSUM = "headroom.io/budgets-checksum";
    private static final List<String> SERVICES =
            List.of("features", "candidates", "ranking", "gateway", "registry", "broker", "monitor");
    private static final BigDecimal MEBIBYTE = BigDecimal.valueOf(1 << 20);

    private StandInCluster cluster;

    @TempDir
    Path directory;

    @BeforeEach
    void start() throws IOException {
        cluster = StandInCluster.start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void budgets_areTheFileOfTheChart_andPodsRollWhenTheyChange() throws IOException {
        Rendered usual = Chart.render("{}");
        assertThat(budgets(usual)).isEqualTo(Files.readString(Chart.file("files/budgets.yaml")));

        Rendered own = Chart.render(
                "budgets: {scenarios: {default: {availability: 0.9, request: {p99: 80ms, timeout: 300ms}, stages: {ranking: {p99: 50ms, timeout: 140ms}}}}}");
        Path file = Files.writeString(directory.resolve("budgets.yaml"), budgets(own));
        assertThat(BudgetsReader.read(file).scenario("default").availability()).isEqualTo(0.9);
        assertThat(checksum(own, "ranking")).isNotEqualTo(checksum(usual, "ranking"));
        assertThat(checksum(own, "ranking")).isEqualTo(checksum(own, "gateway"));
    }

    @Test
    void storage_isKept_whereTheClusterHasSomeOrIsToldTo() {
        assertThat(Chart.render("{}").all(PersistentVolumeClaim.class)).isEmpty();
        assertThat(claims("persistence: {enabled: true}"))
                .containsExactlyInAnyOrder(named("registry"), named("features"), named("broker"), named("monitor"));

        cluster.hasDefaultStorageClass();
        assertThat(claims("{}")).hasSize(4);
        assertThat(claims("persistence: {enabled: false}")).isEmpty();
        assertThat(claims("featureStore: {kind: shared}"))
                .containsExactlyInAnyOrder(named("registry"), named("valkey"), named("broker"), named("monitor"));
        assertThat(claims("eventLog: {external: {bootstrapServers: 'kafka:9092'}}"))
                .containsExactlyInAnyOrder(named("registry"), named("features"), named("monitor"));
        assertThat(claims("eventLog: {enabled: false}"))
                .containsExactlyInAnyOrder(named("registry"), named("features"));
    }

    @Test
    void storage_staysAsItIs_whenTheDefaultClassGoes() {
        cluster.has("persistentvolumeclaims", "PersistentVolumeClaim", Chart.RELEASE + "-headroom-registry", Map.of());

        assertThat(claims("{}")).hasSize(4);
    }

    @Test
    void ownerOfADirectory_goesBeforeTheNextComes() {
        Function<Rendered, String> strategy = rendered -> rendered.one(Deployment.class, "features")
                .getSpec()
                .getStrategy()
                .getType();
        assertThat(strategy.apply(Chart.render("persistence: {enabled: true}"))).isEqualTo("Recreate");
        Rendered forgetful = Chart.render("persistence: {enabled: false}");
        assertThat(strategy.apply(forgetful)).isEqualTo("RollingUpdate");
        assertThat(forgetful
                        .one(Deployment.class, "registry")
                        .getSpec()
                        .getStrategy()
                        .getType())
                .isEqualTo("Recreate");
        var rolling = forgetful
                .one(Deployment.class, "gateway")
                .getSpec()
                .getStrategy()
                .getRollingUpdate();
        assertThat(rolling.getMaxUnavailable().getIntVal()).isZero();
        assertThat(rolling.getMaxSurge().getIntVal()).isEqualTo(1);
    }

    @Test
    void token_isMadeOnce_andKept() {
        String first = token(Chart.render("{}"));
        assertThat(first).matches("[A-Za-z0-9]{40}").isNotEqualTo(token(Chart.render("{}")));

        String kept = Base64.getEncoder().encodeToString("kept".getBytes(StandardCharsets.UTF_8));
        cluster.has(
                "secrets", "Secret", Chart.RELEASE + "-headroom-registry-token", Map.of("data", Map.of("token", kept)));
        assertThat(token(Chart.render("{}"))).isEqualTo("kept");

        assertThat(Chart.render("registry: {existingSecret: mine}").all(Secret.class))
                .noneMatch(secret -> secret.getData().containsKey("token"));
    }

    @Test
    void trainingJob_isAnotherOne_whenItsPodWouldBe() {
        String name = job(Chart.render("{}"));
        assertThat(name).isEqualTo(job(Chart.render("{}")));
        assertThat(job(Chart.render("training: {world: {users: 50}}"))).isNotEqualTo(name);
        assertThat(job(Chart.render("images: {tag: 9.9.9}"))).isNotEqualTo(name);
        assertThat(job(Chart.render("services: {ranking: {replicas: 2}}"))).isEqualTo(name);

        String forgetful = "services: {registry: {podAnnotations: {a: b}}}";
        assertThat(job(Chart.render(forgetful)))
                .as("the registry's pod is replaced and its bundles with it")
                .isNotEqualTo(name);
        assertThat(job(Chart.render("logJson: false"))).as("so it is here").isNotEqualTo(name);
        String kept = "\npersistence: {enabled: true}";
        assertThat(job(Chart.render(forgetful + kept))).isEqualTo(job(Chart.render(kept)));
    }

    @Test
    void trainingJob_isNoHook_andSparesABundleThatIsThere() {
        Job job = Chart.render("{}").one(Job.class, "world-and-pipeline");
        assertThat(job.getMetadata().getAnnotations()).isNullOrEmpty();
        List<String> arguments =
                job.getSpec().getTemplate().getSpec().getContainers().getFirst().getArgs();
        assertThat(arguments)
                .startsWith("train", "--registry", "http://release-name-headroom-registry:7110")
                .contains("--unless-published")
                .containsSequence("--settled-for", "70s")
                .containsSequence("--users", "5000", "--items", "20000", "--events", "1000000");
    }

    @Test
    void trainingJob_believesARegistryAtOnce_thatKeepsItsBundles() {
        Job job = Chart.render("persistence: {enabled: true}").one(Job.class, "world-and-pipeline");
        assertThat(job.getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getArgs())
                .contains("--unless-published")
                .doesNotContain("--settled-for");
    }

    @Test
    void retraining_replacesWhatIsThere_oneAtATime_andIsOffAtFirst() {
        var spec = Chart.render("{}").one(CronJob.class, "retrain").getSpec();
        assertThat(spec.getSuspend()).isTrue();
        assertThat(spec.getConcurrencyPolicy()).isEqualTo("Forbid");
        assertThat(spec.getJobTemplate()
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getArgs())
                .doesNotContain("--unless-published");
        assertThat(Chart.render("retraining: {enabled: true}")
                        .one(CronJob.class, "retrain")
                        .getSpec()
                        .getSuspend())
                .isFalse();
    }

    @Test
    void services_areHeadlessForGrpc_andOneAddressForTheGateway() {
        Rendered rendered = Chart.render("{}");
        for (String name : List.of("features", "candidates", "ranking")) {
            var spec = rendered.one(Service.class, name).getSpec();
            assertThat(spec.getClusterIP()).isEqualTo("None");
            assertThat(spec.getPublishNotReadyAddresses()).isFalse();
        }
        assertThat(rendered.one(Service.class, "gateway").getSpec().getClusterIP())
                .isNull();
    }

    @Test
    void sharedStore_isRunByTheChart_orIsTheOneThatIsNamed() {
        Rendered own = Chart.render("{}", "values-ha.yaml");
        assertThat(own.one(StatefulSet.class, "valkey").getSpec().getReplicas()).isEqualTo(1);
        assertThat(env(own, "features"))
                .containsEntry("HEADROOM_FEATURES_STORE_KIND", "redis")
                .containsEntry("HEADROOM_FEATURES_STORE_REDIS_URL", "redis://release-name-headroom-valkey:6379");

        Rendered other = Chart.render("featureStore: {kind: shared, externalUrl: 'redis://cache:6379'}");
        assertThat(other.all(StatefulSet.class))
                .noneMatch(it -> named("valkey").equals(it.getMetadata().getName()));
        assertThat(env(other, "features")).containsEntry("HEADROOM_FEATURES_STORE_REDIS_URL", "redis://cache:6379");
        assertThat(env(Chart.render("{}"), "features")).containsEntry("HEADROOM_FEATURES_STORE_KIND", "embedded");
    }

    @Test
    void gpu_changesImageAndLimits_andLeavesTheRest() {
        var container = Chart.render("services: {ranking: {gpu: {enabled: true}}}")
                .one(Deployment.class, "ranking")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getContainers()
                .getFirst();
        assertThat(container.getImage()).isEqualTo("headroom-ranking-gpu:0.1.0");
        assertThat(container.getResources().getLimits())
                .containsEntry("nvidia.com/gpu", new Quantity("1"))
                .containsEntry("memory", new Quantity("4Gi"));
    }

    /** Where kind runs on a laptop with 4 cores and 8 GiB its own pods ask for about 1 core and 300 MiB. */
    @Test
    void requests_fitALaptop_withTheTrainingJobAndRoomForMonitoring() {
        Rendered rendered = Chart.render("{}", "values-kind.yaml");
        assertThat(sum(rendered, "cpu")).isLessThan(new BigDecimal("2.5"));
        assertThat(sum(rendered, "memory").divide(MEBIBYTE)).isLessThan(BigDecimal.valueOf(5 * 1024));
    }

    /** The heap and what else the JVM is bounded to, plus a twentieth for threads and the collector, are inside the limit. */
    @Test
    void jvm_isBoundedInsideTheLimit() {
        Rendered rendered = Chart.render("{}");
        SERVICES.forEach(name -> {
            var container = container(rendered, name);
            String flags = env(container).get("JAVA_TOOL_OPTIONS");
            long bounded = Stream.of("-Xmx", "MaxDirectMemorySize=", "MaxMetaspaceSize=", "ReservedCodeCacheSize=")
                    .mapToLong(flag -> mebibytes(flags, flag))
                    .sum();
            BigDecimal limit = container
                    .getResources()
                    .getLimits()
                    .get("memory")
                    .getNumericalAmount()
                    .divide(MEBIBYTE);
            assertThat(BigDecimal.valueOf(bounded * 1.05).intValue()).as(name).isLessThanOrEqualTo(limit.intValue());
        });
    }

    @Test
    void notes_nameCommands_thatAreRightForTheValues() {
        String notes = Chart.notes("mine", "{}");
        assertThat(notes)
                .contains("kubectl -n shop rollout status deployment/mine-headroom-gateway")
                .contains("helm test mine -n shop")
                .contains("kubectl -n shop port-forward service/mine-headroom-gateway 8080:8080");
        assertThat(notes).contains("kubectl -n shop port-forward service/mine-headroom-monitor 6080:6080");
        assertThat(commands(notes)).isEqualTo(4);
        assertThat(commands(Chart.notes("mine", "monitor: {enabled: false}"))).isEqualTo(3);

        String ingress = Chart.notes("headroom", "ingress: {enabled: true, host: h.example, tlsSecret: t}");
        assertThat(ingress).contains("curl https://h.example/v1/bundle").contains("deployment/headroom-gateway");
        assertThat(commands(ingress)).isEqualTo(4);
    }

    private static long commands(String notes) {
        return notes.lines().filter(line -> line.startsWith("     ")).count();
    }

    private List<String> claims(String values) {
        return Chart.render(values).all(PersistentVolumeClaim.class).stream()
                .map(claim -> claim.getMetadata().getName())
                .toList();
    }

    private static String budgets(Rendered rendered) {
        return rendered.one(ConfigMap.class, "budgets").getData().get("budgets.yaml");
    }

    private static String checksum(Rendered rendered, String component) {
        return rendered.one(Deployment.class, component)
                .getSpec()
                .getTemplate()
                .getMetadata()
                .getAnnotations()
                .get(CHECKSUM);
    }

    private static String token(Rendered rendered) {
        String encoded = rendered.one(Secret.class, "registry").getData().get("token");
        return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    }

    private static String job(Rendered rendered) {
        return rendered.one(Job.class, "world-and-pipeline").getMetadata().getName();
    }

    private static String named(String component) {
        return Chart.RELEASE + "-headroom-" + component;
    }

    private static Map<String, String> env(Rendered rendered, String component) {
        return env(container(rendered, component));
    }

    private static Container container(Rendered rendered, String component) {
        return rendered.pods().stream()
                .filter(pods -> pods.component().equals(component))
                .findFirst()
                .orElseThrow()
                .template()
                .getSpec()
                .getContainers()
                .getFirst();
    }

    private static Map<String, String> env(Container container) {
        return container.getEnv().stream()
                .collect(java.util.stream.Collectors.toMap(it -> it.getName(), it -> it.getValue()));
    }

    private static BigDecimal sum(Rendered rendered, String resource) {
        return rendered.pods().stream()
                .filter(pods -> !List.of("Pod", "CronJob").contains(pods.owner().getKind()))
                .flatMap(Rendered::containers)
                .map(container ->
                        container.getResources().getRequests().get(resource).getNumericalAmount())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long mebibytes(String flags, String flag) {
        int at = flags.indexOf(flag) + flag.length();
        return Long.parseLong(flags.substring(at).replaceFirst("m.*", ""));
    }
}
