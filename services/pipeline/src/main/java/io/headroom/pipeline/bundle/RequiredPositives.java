package io.headroom.pipeline.bundle;

import io.headroom.features.definitions.Event;
import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.Progress;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import java.time.Instant;

/**
 * What must have been liked, and when, for a bundle to be worth publishing: without positives a source has no items, the ranking model no
 * examples, and the metrics are all 0, which would say that the models are bad where nothing is known of them.
 */
final class RequiredPositives {
    private static final String RANKING = "the ranking model has nothing to learn from";

    private final Dataset dataset;
    private final Timelines timelines;
    private final long t1;
    private final long t2;

    private RequiredPositives(Dataset dataset, Timelines timelines) {
        this.dataset = dataset;
        this.timelines = timelines;
        this.t1 = dataset.split().t1Seconds();
        this.t2 = dataset.split().t2Seconds();
    }

    static RequiredPositives of(Dataset dataset, Timelines timelines) {
        return new RequiredPositives(dataset, timelines);
    }

    /** @throws PipelineException saying which part of the data has no positive */
    void require() {
        if (isNothingLiked()) {
            throw new PipelineException("nothing to learn from: none of %s ratings is %s or more"
                    .formatted(Progress.count(dataset.interactions().size()), Event.POSITIVE_RATING));
        }
        requireLiked(
                new Window("before validation (before %s)".formatted(utc(t1)), 0, t1),
                "candidate sources have nothing to learn from");
        requireExamples(new Window("between validation and test (from %s to %s)".formatted(utc(t1), utc(t2)), t1, t2));
        requireLiked(
                new Window("in the test window (from %s)".formatted(utc(t2)), t2, Long.MAX_VALUE),
                "the models cannot be measured");
    }

    private record Window(String words, long fromSeconds, long toSeconds) {}

    private boolean isNothingLiked() {
        for (float rating : dataset.interactions().ratings()) {
            if (rating >= Event.POSITIVE_RATING) {
                return false;
            }
        }
        return true;
    }

    private void requireLiked(Window window, String consequence) {
        Interactions events = dataset.interactions();
        if (!Request.anyPositive(events, timelines, window.fromSeconds(), window.toSeconds())) {
            int ratings = events.firstAtOrAfter(window.toSeconds()) - events.firstAtOrAfter(window.fromSeconds());
            throw new PipelineException("%s: none of %s ratings %s is %s or more, of an item new to its user"
                    .formatted(consequence, Progress.count(ratings), window.words(), Event.POSITIVE_RATING));
        }
    }

    /** Where lists were shown, clicks teach probabilities, and ratings cannot stand for them. */
    private void requireExamples(Window window) {
        int shown = 0;
        int clicked = 0;
        if (dataset.impressions().isPresent()) {
            Impressions impressions = dataset.impressions().get();
            int end = impressions.firstAtOrAfter(window.toSeconds());
            for (int i = impressions.firstAtOrAfter(window.fromSeconds()); i < end; i++) {
                shown++;
                clicked += impressions.clicked()[i] ? 1 : 0;
            }
        }
        if (shown == 0) {
            requireLiked(window, RANKING);
        } else if (clicked == 0) {
            throw new PipelineException("%s: none of %s impressions %s was clicked"
                    .formatted(RANKING, Progress.count(shown), window.words()));
        }
    }

    private static String utc(long seconds) {
        return Instant.ofEpochSecond(seconds).toString();
    }
}
