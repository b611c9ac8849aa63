package io.headroom.cluster.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.headroom.harness.experiment.file.ExperimentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ChaosJobTest {
    private static final String ON = "experiments: {enabled: true, job: {enabled: true%s}}\n";

    @Test
    void nothingIsMade_unlessExperimentsAreEnabled() throws Exception {
        assertThat(ChartObjects.render("")).isEmpty();
        assertThatThrownBy(() -> ChartObjects.render("experiments: {job: {enabled: true}}"))
                .hasMessageContaining("experiments.job.enabled needs experiments.enabled=true");
    }

    @Test
    void job_runsAnExperimentOfTheImage_withATokenOfItsOwn() throws Exception {
        PodSpec pod = job(ChartObjects.render(ON.formatted(", rate: 50, seed: 7")))
                .getSpec()
                .getTemplate()
                .getSpec();
        Container chaos = pod.getContainers().getFirst();
        assertThat(chaos.getArgs())
                .startsWith("chaos", "/opt/headroom/home/deploy/chaos/kill-ranking.yaml", "--target=kubernetes")
                .contains(
                        "--in-cluster",
                        "--namespace=shop",
                        "--release=release-name",
                        "--gateway=http://release-name-headroom-gateway:8080",
                        "--rate=50",
                        "--seed=7",
                        "--print-json",
                        "--out=/var/lib/headroom/chaos");
        assertThat(Files.exists(Path.of("../chaos/kill-ranking.yaml"))).isTrue();
        assertThat(chaos.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
        assertThat(chaos.getResources().getLimits()).containsKey("memory");
        assertThat(pod.getRestartPolicy()).isEqualTo("Never");
        assertThat(pod.getAutomountServiceAccountToken()).isFalse();
        assertThat(chaos.getVolumeMounts())
                .anyMatch(mount -> mount.getMountPath().equals("/var/run/secrets/kubernetes.io/serviceaccount"));
        assertThat(pod.getServiceAccountName()).isEqualTo("release-name-headroom-chaos");
    }

    @Test
    void job_takesAnExperimentFromTheValues() throws Exception {
        String experiment = ", experiment: {name: mine, load: {rate: 10, duration: 20s},"
                + " steps: [{at: 5s, kill: {service: ranking}}], expect: {availability: 0.9}}";
        List<HasMetadata> objects = ChartObjects.render(ON.formatted(experiment));
        assertThat(job(objects)
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getContainers()
                        .getFirst()
                        .getArgs())
                .contains("/etc/headroom/experiment/experiment.yaml");
        String text =
                ChartObjects.one(objects, ConfigMap.class, "-chaos").getData().get("experiment.yaml");
        assertThat(ExperimentReader.parse(text, "experiment.yaml").name()).isEqualTo("mine");
    }

    @Test
    void anotherRun_isAnotherJob() throws Exception {
        String first = job(ChartObjects.render(ON.formatted(""))).getMetadata().getName();
        assertThat(job(ChartObjects.render(ON.formatted(", run: again")))
                        .getMetadata()
                        .getName())
                .isNotEqualTo(first);
        assertThat(job(ChartObjects.render(ON.formatted(""))).getMetadata().getName())
                .isEqualTo(first);
    }

    @Test
    void job_staysWhenItHasEnded_unlessSaidOtherwise() throws Exception {
        Job stays = job(ChartObjects.render(ON.formatted("")));
        assertThat(stays.getSpec().getTtlSecondsAfterFinished()).isNull();
        Job goes =
                job(ChartObjects.render(ON.formatted(", ttlSecondsAfterFinished: 0, activeDeadlineSeconds: 4000000")));
        assertThat(goes.getSpec().getTtlSecondsAfterFinished()).isZero();
        assertThat(goes.getSpec().getActiveDeadlineSeconds()).isEqualTo(4_000_000);
        assertThat(goes.getMetadata().getName()).isEqualTo(stays.getMetadata().getName());
    }

    @Test
    void anotherPod_isAnotherJob_forKubernetesLetsNoneChange() throws Exception {
        Job job = job(ChartObjects.render(ON.formatted("")));
        Job sized = job(ChartObjects.render(ON.formatted(", resources: {limits: {memory: 1Gi}}")));
        assertThat(sized.getSpec().getTemplate()).isNotEqualTo(job.getSpec().getTemplate());
        assertThat(sized.getMetadata().getName()).isNotEqualTo(job.getMetadata().getName());
        Job scaled = job(ChartObjects.render(ON.formatted("") + "services: {ranking: {replicas: 3}}\n"));
        assertThat(scaled.getSpec().getTemplate()).isEqualTo(job.getSpec().getTemplate());
        assertThat(scaled.getMetadata().getName()).isEqualTo(job.getMetadata().getName());
    }

    @Test
    void subjects_areBoundToTheRoleOfPeople() throws Exception {
        String values =
                "experiments: {enabled: true, subjects: [{kind: User, name: jo, apiGroup: rbac.authorization.k8s.io}]}";
        RoleBinding binding = ChartObjects.one(ChartObjects.render(values), RoleBinding.class, "-chaos-from-outside");
        assertThat(binding.getSubjects()).singleElement().satisfies(subject -> assertThat(subject.getName())
                .isEqualTo("jo"));
        assertThat(binding.getRoleRef().getName()).endsWith("-chaos-from-outside");
    }

    private static Job job(List<HasMetadata> objects) {
        return ChartObjects.one(objects, Job.class, "-chaos-[0-9a-f]{8}");
    }
}
