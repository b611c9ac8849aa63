package io.headroom.drift.simulation;

import io.headroom.drift.learning.Isotonic;
import io.headroom.drift.learning.LogisticFit;
import io.headroom.drift.learning.LogisticModel;
import io.headroom.drift.serving.Deployment;
import io.headroom.drift.serving.FeatureFault;
import io.headroom.drift.serving.Ranker;
import io.headroom.drift.serving.Recommender;
import io.headroom.drift.setting.StoredFeatures;
import io.headroom.drift.traffic.Traffic;
import io.headroom.monitoring.log.Impression;
import io.headroom.world.truth.TrueRelevance;

/** Trains a ranker on pages that chance made, then calibrates it on pages of its own. */
final class Training {
    private static final int PAGES_TO_FIT = 3_000;
    private static final int PAGES_TO_CALIBRATE = 6_000;
    private static final long RUN_TO_FIT = 1_000_001;
    private static final long RUN_TO_CALIBRATE = 1_000_002;

    private final StoredFeatures store;
    private final TrueRelevance truth;
    private final Traffic traffic;
    private final Users users;

    Training(StoredFeatures store, TrueRelevance truth, Traffic traffic, Users users) {
        this.store = store;
        this.truth = truth;
        this.traffic = traffic;
        this.users = users;
    }

    Deployment train(Deployment untrained) {
        Recommender recommender = untrained.open(store, RUN_TO_FIT);
        Pages pages = watch(recommender, PAGES_TO_FIT, true);
        LogisticModel model = LogisticFit.fit(pages.inputs, recommender.inputWidth(), pages.looks, pages.clicks);
        Deployment uncalibrated = untrained.with(new Ranker(model, Isotonic.identity()));
        Pages own = watch(uncalibrated.open(store, RUN_TO_CALIBRATE), PAGES_TO_CALIBRATE, false);
        return untrained.with(new Ranker(model, Isotonic.fit(own.scores, own.looks, own.clicks)));
    }

    private Pages watch(Recommender recommender, int count, boolean withInputs) {
        Pages pages = new Pages(count, withInputs ? recommender.inputWidth() : 0);
        for (int page = 0; page < count; page++) {
            Impression impression = recommender.answer(traffic.next(0), FeatureFault.NONE);
            pages.add(page, recommender, impression, users.look(impression, truth), truth);
        }
        return pages;
    }

    private static final class Pages {
        final float[] inputs;
        final double[] scores;
        final double[] looks;
        final boolean[] clicks;
        private final int width;

        Pages(int pages, int width) {
            this.width = width;
            int items = pages * Recommender.PAGE;
            inputs = new float[items * width];
            scores = new double[items];
            looks = new double[items];
            clicks = new boolean[items];
        }

        void add(int page, Recommender recommender, Impression impression, boolean[] clicked, TrueRelevance truth) {
            for (int place = 0; place < Recommender.PAGE; place++) {
                int index = page * Recommender.PAGE + place;
                scores[index] = impression.items().get(place).score();
                looks[index] = truth.examination(place + 1);
                clicks[index] = clicked[place];
                if (width > 0) {
                    System.arraycopy(recommender.input(impression, place), 0, inputs, index * width, width);
                }
            }
        }
    }
}
