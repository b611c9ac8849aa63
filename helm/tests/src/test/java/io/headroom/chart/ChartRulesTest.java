package io.headroom.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.chart.rendering.Chart;
import io.headroom.chart.rendering.Rendered;
import io.headroom.chart.rendering.StandInCluster;
import io.headroom.chart.rules.Rule;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real Helm over a matrix of values: every object is of a kind and has fields that Kubernetes has, and keeps every rule. */
class ChartRulesTest {
    private static StandInCluster cluster;

    @BeforeAll
    static void start() throws IOException {
        cluster = StandInCluster.start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    static Stream<Variants.Variant> variants() {
        return Variants.all();
    }

    @ParameterizedTest
    @MethodSource("variants")
    void rendered_keepsEveryRule(Variants.Variant variant) {
        Rendered rendered = Chart.renderOn(variant.kubernetes(), variant.values(), variant.files());

        List<String> breaches = Rule.all().stream()
                .flatMap(named -> named.rule().breaches(rendered).map(breach -> named.name() + ": " + breach))
                .toList();

        assertThat(rendered.pods()).hasSizeGreaterThanOrEqualTo(9);
        assertThat(breaches).isEmpty();
    }

    @Test
    void lint_isClean() {
        assertThat(Chart.lint().isFailed()).isFalse();
        assertThat(Chart.lint().getMessages()).noneMatch(line -> line.contains("WARNING") || line.contains("ERROR"));
    }

    @Test
    void chart_refusesAnOlderKubernetes() {
        assertThatThrownBy(() -> Chart.renderOn("1.29.9", "{}"))
                .hasMessageContaining("chart requires kubeVersion: >=1.30.0-0");
    }
}
