package io.headroom.pipeline.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.pipeline.PipelineException;
import io.headroom.pipeline.PipelineOptions;
import io.headroom.pipeline.Progress;
import io.headroom.pipeline.TestSpark;
import io.headroom.pipeline.dataset.Dataset;
import io.headroom.pipeline.dataset.Impressions;
import io.headroom.pipeline.dataset.Interactions;
import io.headroom.pipeline.replay.Tastes;
import io.headroom.pipeline.replay.Timelines;
import io.headroom.pipeline.rows.PointInTimeRows;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nobody liked anything, nothing is learned or measured: no bundle is better than one that cannot be served or trusted. */
class NoPositivesTest {
    private static final Dataset RATED = Tastes.dataset(false);
    private static final long T1 = RATED.split().t1Seconds();
    private static final long T2 = RATED.split().t2Seconds();
    private static final int ALL = RATED.interactions().size();
    private static final int BEFORE_T1 = RATED.interactions().firstAtOrAfter(T1);
    private static final int BEFORE_T2 = RATED.interactions().firstAtOrAfter(T2);

    @TempDir
    private Path directory;

    @Test
    void run_isRefused_whenNothingIsLiked() {
        assertRefused(
                liked(time -> false),
                "nothing to learn from: none of %s ratings is 4.0 or more".formatted(Progress.count(ALL)));
    }

    @Test
    void run_isRefused_whenNothingIsLikedBeforeValidation() {
        assertRefused(
                liked(time -> time >= T1),
                "candidate sources have nothing to learn from: none of %s ratings before validation (before %s)"
                                .formatted(Progress.count(BEFORE_T1), Instant.ofEpochSecond(T1))
                        + " is 4.0 or more, of an item new to its user");
    }

    @Test
    void run_isRefused_whenNothingIsLikedInTheValidationWindow() {
        assertRefused(
                liked(time -> time < T1 || time >= T2),
                "the ranking model has nothing to learn from: none of %s ratings between validation and test"
                        .formatted(Progress.count(BEFORE_T2 - BEFORE_T1)));
    }

    @Test
    void run_isRefused_whenNothingIsLikedAfterTraining() {
        assertRefused(liked(time -> time < T1), "the ranking model has nothing to learn from");
    }

    @Test
    void run_isRefused_whenNothingIsLikedInTheTestWindow() {
        assertRefused(
                liked(time -> time < T2),
                "the models cannot be measured: none of %s ratings in the test window"
                        .formatted(Progress.count(ALL - BEFORE_T2)));
    }

    @Test
    void run_isRefused_whenListsWereShownAndNoneWasClicked() {
        Dataset shown = Tastes.dataset(true);
        Impressions impressions = shown.impressions().orElseThrow();
        int count = impressions.firstAtOrAfter(shown.split().t2Seconds())
                - impressions.firstAtOrAfter(shown.split().t1Seconds());

        assertRefused(
                clickedNever(shown),
                "the ranking model has nothing to learn from: none of %s impressions between validation and test"
                                .formatted(Progress.count(count))
                        + " (from ");
    }

    @Test
    void require_isContent_whenClicksStandForRatingsInTheValidationWindow() {
        Dataset shown = Tastes.dataset(true);
        Interactions events = liked(
                        shown,
                        time -> time < shown.split().t1Seconds()
                                || time >= shown.split().t2Seconds())
                .interactions();
        Dataset clicked = new Dataset(shown.catalogue(), events, shown.impressions(), shown.split());

        RequiredPositives.of(clicked, Timelines.of(events)).require();
        assertRefused(clickedNever(clicked), "none of ");
    }

    private static Dataset liked(LongPredicate when) {
        return liked(RATED, when);
    }

    /** Ratings of 2.0 but at some times. */
    private static Dataset liked(Dataset dataset, LongPredicate when) {
        Interactions events = dataset.interactions();
        float[] ratings = events.ratings().clone();
        for (int i = 0; i < ratings.length; i++) {
            ratings[i] = when.test(events.timeSeconds()[i]) ? ratings[i] : 2;
        }
        Interactions changed = new Interactions(events.userIds(), events.itemRows(), ratings, events.timeSeconds());
        return new Dataset(dataset.catalogue(), changed, dataset.impressions(), dataset.split());
    }

    private static Dataset clickedNever(Dataset dataset) {
        Optional<Impressions> never = dataset.impressions()
                .map(shown -> new Impressions(
                        shown.userIds(),
                        shown.itemRows(),
                        shown.positions(),
                        shown.timeSeconds(),
                        new boolean[shown.size()]));
        return new Dataset(dataset.catalogue(), dataset.interactions(), never, dataset.split());
    }

    private void assertRefused(Dataset dataset, String words) {
        Path bundles = directory.resolve("bundles");
        PipelineOptions options = new PipelineOptions(directory, bundles, directory, 1, true, Optional.empty());
        PointInTimeRows rows = new PointInTimeRows(TestSpark.session(), directory.resolve("rows"));
        TrainedModels models = new TrainedModels(InstantSource.system());
        PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        Progress progress = new Progress(silent, InstantSource.system(), models.count());

        assertThatThrownBy(() -> models.run(dataset, rows, options, progress))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining(words);
        assertThat(bundles).doesNotExist();
    }
}
