package io.headroom.seeing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class QueryTest {
    @Test
    void query_findsMetricsMatchersAndGrouping() {
        Query query =
                Query.of("histogram_quantile(0.99, sum by (pool, le) (rate(a_bucket{x=\"1\",y!=\"2\"}[5m]))) / on (job)"
                        + " group_left () clamp_min(1 - headroom:b:rate5m{z=~\"p|q\"}, 0) unless c > 1e9");

        assertThat(query.selectors())
                .extracting(Query.Selector::metric)
                .containsExactly("a_bucket", "headroom:b:rate5m", "c");
        assertThat(query.selectors().getFirst().matchers())
                .containsExactly(new Query.LabelMatcher("x", "=", "1"), new Query.LabelMatcher("y", "!=", "2"));
        assertThat(query.grouping()).containsExactlyInAnyOrder("pool", "le", "job");
    }

    @Test
    void selector_selectsBySeriesLabels() {
        Query.Selector selector =
                Query.of("up{component=~\"gate.*\",pod!=\"x\"}").selectors().getFirst();

        assertThat(selector.selects(new Series("up", Map.of("component", "gateway"))))
                .isTrue();
        assertThat(selector.selects(new Series("up", Map.of("component", "ranking"))))
                .isFalse();
        assertThat(selector.selects(new Series("up", Map.of("component", "gateway", "pod", "x"))))
                .isFalse();
    }

    @Test
    void alternatives_areLookedForOneByOne_soThatAnInventedValueShows() {
        Series unusable = new Series("dropped_total", Map.of("reason", "unusable"));

        assertThat(Query.of("dropped_total{reason=~\"lost|unusable\",job=\"\"}")
                        .selectors()
                        .getFirst()
                        .alternatives())
                .hasSize(2)
                .filteredOn(alternative -> !alternative.selects(unusable))
                .singleElement()
                .satisfies(invented ->
                        assertThat(invented.matchers()).contains(new Query.LabelMatcher("reason", "=~", "lost")));
        assertThat(Query.of("a{x=~\"p|q\",y=~\"r|s\"}").selectors().getFirst().alternatives())
                .hasSize(4);
        assertThat(Query.of("a_bucket{le=~\"7[.]5E-4|0[.]00075\",x!~\"p|q\"}")
                        .selectors()
                        .getFirst()
                        .alternatives())
                .hasSize(1);
    }

    @Test
    void query_ofSeriesJoinedByOr_findsEachMetric_andNoWordsOfStrings() {
        Query query = Query.of("sum by (job, reason) (increase(a_total{reason=\"x\"}[15m])) > 0"
                + " or label_replace(sum by (job) (increase(b_total[15m])), \"reason\", \"lost\", \"\", \"\") > 0");

        assertThat(query.selectors()).extracting(Query.Selector::metric).containsExactly("a_total", "b_total");
    }

    @Test
    void scrape_isReadWithTheLabelsOfItsTarget() {
        List<Series> series = Series.of(
                "# TYPE a counter\na_total{b=\"c {\\\"d\\\"}\",le=\"+Inf\"} 1.0E-4\nup 1\n", Map.of("pod", "p"));

        assertThat(series)
                .containsExactly(
                        new Series("a_total", Map.of("b", "c {\\\"d\\\"}", "le", "+Inf", "pod", "p")),
                        new Series("up", Map.of("pod", "p")));
    }
}
