package io.headroom.drift.verdict;

import io.headroom.drift.scoring.QualityChange;
import io.headroom.drift.scoring.SizeScore;

/** The estimate without labels cannot see concept drift: shown, so that nobody trusts it to. */
final class BlindnessBar {
    /** Of the fall of the realised AUC; what the estimate moves by chance is far less. */
    private static final double MOST = 0.25;

    private BlindnessBar() {}

    static Bar of(SizeScore score) {
        QualityChange change = QualityChange.of(score.runs());
        return new Bar(
                "the estimate without labels does not see it",
                "it falls by less than a quarter of what the realised AUC falls by",
                "realised AUC falls by %s, the estimate by %s"
                        .formatted(Words.number(change.realisedFall()), Words.number(change.estimatedFall())),
                Double.isNaN(change.realisedFall())
                        ? Bar.Finding.UNDECIDED
                        : Bar.metIf(Math.abs(change.estimatedFall()) < MOST * change.realisedFall()));
    }
}
