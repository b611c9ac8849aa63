package io.headroom.harness.measurement;

import io.headroom.harness.driver.Completion;
import io.headroom.harness.ledger.Recommendation;

/** Sees every request of a run one by one, in the order of their ends. Called by one thread at a time; must be quick. */
public interface Observer {
    /** Keeps nothing. */
    Observer NOBODY = new Observer() {
        @Override
        public void answered(Completion completion, Recommendation answer) {}

        @Override
        public void failed(Completion completion, String category) {}
    };

    void answered(Completion completion, Recommendation answer);

    void failed(Completion completion, String category);
}
