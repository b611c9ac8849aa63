package io.headroom.harness.experiment.figures;

import java.util.OptionalDouble;

/** What an answer of each rung is worth. */
public interface RungPrices {
    /** Nothing is known. */
    RungPrices NONE = new RungPrices() {
        @Override
        public OptionalDouble retained(String rung) {
            return OptionalDouble.empty();
        }

        @Override
        public String source() {
            return "no quality prices were measured for this bundle; measure them with: headroom quality";
        }
    };

    /** Share of FULL's ranking quality (NDCG@10) that answers of the rung keep; empty when unknown. */
    OptionalDouble retained(String rung);

    /** Where that is from, or why nothing is known; a phrase for people. */
    String source();
}
