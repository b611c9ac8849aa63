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

    /** Tells one, then the other. */
    static Observer both(Observer one, Observer other) {
        return new Observer() {
            @Override
            public void answered(Completion completion, Recommendation answer) {
                one.answered(completion, answer);
                other.answered(completion, answer);
            }

            @Override
            public void failed(Completion completion, String category) {
                one.failed(completion, category);
                other.failed(completion, category);
            }
        };
    }

    void answered(Completion completion, Recommendation answer);

    void failed(Completion completion, String category);
}
