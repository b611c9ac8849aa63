package io.headroom.pipeline.monitoring;

import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How likely a place of a list is looked at, relative to the first: its click-through rate over that of the first. That is right where the
 * items were put at their places in no particular order, for then places differ in nothing but being looked at (Joachims, Swaminathan and
 * Schnabel, WSDM 2017, section 5.3). Made never rising by pooling adjacent violators (Ayer et al., 1955).
 *
 * @param values place by place, the first is 1; empty when nothing is known
 * @param from how they were found
 */
record PositionPropensities(List<Double> values, String from) {
    /** Places beyond it count as it. */
    static final int MOST = 100;

    /** A place counts as if it had been shown so often more, at the rate of all places: none has a rate of 0. */
    private static final double PRIOR_SHOWN = 1;

    PositionPropensities {
        values = List.copyOf(values);
    }

    /** From what was shown before the test window. */
    static PositionPropensities of(Dataset dataset) {
        return dataset.impressions()
                .map(impressions -> of(impressions, dataset.split().t2Seconds()))
                .orElseGet(() -> new PositionPropensities(
                        List.of(), "the data do not say what was shown: no place is corrected for"));
    }

    private static PositionPropensities of(Impressions impressions, long untilSeconds) {
        int end = impressions.firstAtOrAfter(untilSeconds);
        int places = IntStream.range(0, end)
                .map(i -> Math.min(MOST, impressions.positions()[i]))
                .max()
                .orElse(0);
        long[] shown = new long[places];
        long[] clicked = new long[places];
        for (int i = 0; i < end; i++) {
            int place = Math.min(MOST, impressions.positions()[i]) - 1;
            shown[place]++;
            clicked[place] += impressions.clicked()[i] ? 1 : 0;
        }
        return of(shown, clicked);
    }

    static PositionPropensities of(long[] shown, long[] clicked) {
        long allShown =
                IntStream.range(0, shown.length).mapToLong(i -> shown[i]).sum();
        long allClicked =
                IntStream.range(0, clicked.length).mapToLong(i -> clicked[i]).sum();
        if (allClicked == 0) {
            return new PositionPropensities(
                    List.of(), "nothing shown before the test window was clicked: no place is corrected for");
        }
        double rate = (double) allClicked / allShown;
        return new PositionPropensities(
                relativeToFirst(pooled(shown, clicked, rate)),
                "click-through rate by place over that of the first place, of %d impressions before the test window; right where places were filled in no particular order"
                        .formatted(allShown));
    }

    private static List<Pool> pooled(long[] shown, long[] clicked, double rate) {
        List<Pool> pools = new ArrayList<>();
        for (int place = 0; place < shown.length; place++) {
            Pool pool = new Pool(clicked[place] + rate * PRIOR_SHOWN, shown[place] + PRIOR_SHOWN, 1);
            while (!pools.isEmpty() && pools.getLast().rate() <= pool.rate()) {
                pool = pools.removeLast().with(pool);
            }
            pools.add(pool);
        }
        return pools;
    }

    private static List<Double> relativeToFirst(List<Pool> pools) {
        List<Double> values = new ArrayList<>();
        for (Pool pool : pools) {
            for (int place = 0; place < pool.places(); place++) {
                values.add(pool.rate() / pools.getFirst().rate());
            }
        }
        return values;
    }

    /**
     * Mean over lists that were shown.
     *
     * @param positions from 1; 0 where nothing was shown, which does not count
     * @return 1 when nothing is known
     */
    double mean(int[] positions) {
        return values.isEmpty()
                ? 1
                : IntStream.of(positions)
                        .filter(position -> position > 0)
                        .mapToDouble(position -> values.get(Math.min(position, values.size()) - 1))
                        .average()
                        .orElse(1);
    }

    /** Neighbouring places that share one rate. */
    private record Pool(double clicks, double shown, int places) {
        Pool with(Pool next) {
            return new Pool(clicks + next.clicks, shown + next.shown, places + next.places);
        }

        double rate() {
            return clicks / shown;
        }
    }
}
