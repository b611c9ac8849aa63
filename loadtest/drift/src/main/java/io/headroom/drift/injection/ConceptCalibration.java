package io.headroom.drift.injection;

import io.headroom.drift.learning.ExpectedAuc;
import io.headroom.drift.simulation.Conditions;
import io.headroom.drift.simulation.LogListener;
import io.headroom.drift.simulation.PreparedService;
import io.headroom.drift.simulation.Simulation;
import io.headroom.monitoring.log.Impression;
import io.headroom.monitoring.log.Interaction;
import io.headroom.world.truth.TrueRelevance;
import io.headroom.world.truth.TruthDrift;
import java.util.ArrayList;
import java.util.List;

/**
 * How far tastes must turn for the AUC to fall by a wanted share. Measured on pages of the service itself against the truth: the pages stay as
 * they are, since the service does not know that tastes have turned, and only what is relevant on them changes.
 */
public final class ConceptCalibration {
    private static final int PAGES = 3_000;
    private static final long RUN = 2_000_000;
    private static final int HALVINGS = 14;

    private final List<Impression> pages = new ArrayList<>(PAGES);
    private final TrueRelevance truth;
    private final ExpectedAuc auc;
    private final int items;

    public ConceptCalibration(PreparedService prepared) {
        truth = prepared.world().truth();
        new Simulation(prepared, RUN).run(PAGES, _ -> Conditions.NORMAL, new Collector(pages));
        double[] scores = pages.stream()
                .flatMap(page -> page.items().stream())
                .mapToDouble(Impression.ShownItem::score)
                .toArray();
        items = scores.length;
        auc = new ExpectedAuc(scores);
    }

    /** AUC of the scores of what is shown for being relevant to who sees it, when tastes have turned. */
    public double auc(double tasteAngle) {
        TrueRelevance turned = truth.drifted(new TruthDrift(tasteAngle, 0));
        double[] positives = new double[items];
        int next = 0;
        for (Impression page : pages) {
            for (Impression.ShownItem item : page.items()) {
                positives[next++] = turned.relevance(page.userId(), item.itemId(), page.timeSeconds());
            }
        }
        return auc.of(positives);
    }

    /**
     * @param relativeLoss share of the AUC that is to be lost
     * @throws IllegalArgumentException when not even opposite tastes lose so much
     */
    public double angle(double relativeLoss) {
        double wanted = auc(0) * (1 - relativeLoss);
        double low = 0;
        double high = StrictMath.PI;
        if (auc(high) > wanted) {
            throw new IllegalArgumentException("concept drift of %s cannot be made: opposite tastes lose %.3f"
                    .formatted(relativeLoss, 1 - auc(high) / auc(0)));
        }
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (auc(middle) > wanted) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private record Collector(List<Impression> pages) implements LogListener {
        @Override
        public void shown(int request, Impression impression) {
            pages.add(impression);
        }

        @Override
        public void acted(Interaction interaction) {
            // Only what is shown is of interest.
        }
    }
}
