package io.headroom.ranking.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.models.items.ItemRows;
import io.headroom.ranking.scoring.CatalogueFacts;
import io.headroom.ranking.scoring.RequestReader;
import io.headroom.ranking.scoring.StoredFeatures;
import io.headroom.ranking.serving.TinyBundle;
import io.headroom.runtime.bundle.InitialFeatures;
import io.headroom.runtime.bundle.InitialValues;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureChoiceTest {
    private static final long USER = 42;
    private static final int ITEMS = 20;
    private static final int[] ROWS = {3, 5, 7, 11, 13, 1, 2, 4, 6, 8};
    private static final Duration MAX_AGE = Duration.ofMinutes(15);

    private final FeatureViews views = TinyBundle.views();
    private final RequestReader reader = new RequestReader(
            "test", views, new CatalogueFacts(new ItemRows(new long[] {10, 20}), new long[ITEMS], new int[ITEMS]));
    private long nanos = Long.MAX_VALUE - 5;
    private FeatureChoice choice = choice(1 << 20);

    @TempDir
    Path bundles;

    @Test
    void choose_remembersWhatTheStoreSaid_forWhenItIsSilent() {
        ChosenFeatures fresh = choice.choose(USER, ROWS, Optional.of(reply(1, 100)));
        nanos += MAX_AGE.minusSeconds(2).toNanos();

        ChosenFeatures stale = choice.choose(USER, ROWS, Optional.empty());

        assertThat(fresh.use()).isEqualTo(FeatureUse.FEATURE_USE_FRESH);
        assertThat(stale.use()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
        assertThat(stale.nonsense()).isFalse();
        assertThat(stale.features()).usingRecursiveComparison().isEqualTo(fresh.features());
    }

    @Test
    void choose_takesOtherOrdersAndParts_ofTheItemsItRemembers() {
        StoredFeatures fresh =
                choice.choose(USER, ROWS, Optional.of(reply(1, 100))).features();

        StoredFeatures stale =
                choice.choose(USER, new int[] {11, 3}, Optional.empty()).features();

        for (int column = 0; column < views.itemWidth(); column++) {
            assertThat(stale.itemValues()[2 * column]).isEqualTo(fresh.itemValues()[10 * column + 3]);
            assertThat(stale.itemValues()[2 * column + 1]).isEqualTo(fresh.itemValues()[10 * column]);
        }
    }

    @Test
    void choose_updatesRowsWhoseTimeHasChanged_andThoseOnly() {
        choice.choose(USER, ROWS, Optional.of(reply(1, 100)));
        StoredFeatures later =
                choice.choose(USER, ROWS, Optional.of(reply(2, 101))).features();
        assertThat(choice.choose(USER, ROWS, Optional.empty()).features())
                .usingRecursiveComparison()
                .isEqualTo(later);

        choice.choose(USER, ROWS, Optional.of(reply(3, 101)));
        assertThat(choice.choose(USER, ROWS, Optional.empty()).features().itemValues())
                .isEqualTo(later.itemValues());
    }

    @Test
    void choose_usesNothing_whenTheUserIsNotRemembered() {
        choice.choose(USER, ROWS, Optional.of(reply(1, 100)));

        ChosenFeatures stranger = choice.choose(7, ROWS, Optional.empty());

        assertThat(stranger.use()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
        assertThat(stranger.features().itemsUpdatedAtSeconds()).containsOnly(0);
    }

    @Test
    void choose_needsItsShareOfTheItems() {
        choice.choose(USER, ROWS, Optional.of(reply(1, 100)));

        int[] nineOfTen = {3, 5, 7, 11, 13, 1, 2, 4, 6, 19};
        int[] eightOfTen = {3, 5, 7, 11, 13, 1, 2, 4, ItemRows.UNKNOWN, 19};
        assertThat(choice.choose(USER, nineOfTen, Optional.empty()).use()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
        assertThat(choice.choose(USER, eightOfTen, Optional.empty()).use()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
    }

    @Test
    void choose_fillsWhatItDoesNotRemember_withTheBundlesItems() {
        choice = choice(1 << 20, ofBundle());
        StoredFeatures fresh =
                choice.choose(USER, ROWS, Optional.of(reply(1, 100))).features();

        ChosenFeatures stale = choice.choose(USER, new int[] {19, 3}, Optional.empty());

        assertThat(stale.use()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
        assertThat(stale.features().itemsUpdatedAtSeconds()).containsExactly(TinyBundle.DATA_AS_OF - 86_400, 100);
        int ratingMean = views.itemColumns().indexOf("rating_mean");
        assertThat(stale.features().itemValues()[2 * ratingMean]).isEqualTo(TinyBundle.RATING_MEAN);
        assertThat(stale.features().itemValues()[2 * ratingMean + 1])
                .isEqualTo(fresh.itemValues()[ROWS.length * ratingMean]);
        assertThat(stale.features().history()).isEqualTo(fresh.history());
    }

    @Test
    void choose_stillNeedsItsShare_ofItemsTheBundleDoesNotKnow() {
        choice = choice(1 << 20, ofBundle());
        choice.choose(USER, ROWS, Optional.of(reply(1, 100)));

        int[] halfUnknown = {3, ItemRows.UNKNOWN};
        assertThat(choice.choose(USER, halfUnknown, Optional.empty()).use()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
    }

    @Test
    void choose_takesTheBundlesItems_whenTheUserIsNotRemembered() {
        DefaultFeatures ofBundle = ofBundle();
        choice = choice(1 << 20, ofBundle);
        choice.choose(USER, ROWS, Optional.of(reply(1, 100)));

        ChosenFeatures stranger = choice.choose(7, ROWS, Optional.empty());

        assertThat(stranger.use()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
        assertThat(stranger.features()).usingRecursiveComparison().isEqualTo(ofBundle.features(ROWS));
        assertThat(choice.defaults(ROWS).features()).usingRecursiveComparison().isEqualTo(ofBundle.features(ROWS));
    }

    @Test
    void choose_forgets_whatWasReadTooLongAgo() {
        choice.choose(USER, ROWS, Optional.of(reply(1, 100)));
        nanos += MAX_AGE.plusSeconds(2).toNanos();

        assertThat(choice.choose(USER, ROWS, Optional.empty()).use()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
    }

    @Test
    void choose_staysWithinItsMemory() {
        choice = choice(10_000);
        for (int user = 0; user < 1_000; user++) {
            choice.choose(user, ROWS, Optional.of(reply(1, 100)));
        }

        long remembered = java.util.stream.LongStream.range(0, 1_000)
                .filter(user -> choice.choose(user, ROWS, Optional.empty()).use() == FeatureUse.FEATURE_USE_STALE)
                .count();
        assertThat(remembered).isBetween(1L, 60L);
    }

    @Test
    void choose_takesNonsenseAsSilence_andDoesNotRememberIt() {
        StoredFeatures fresh =
                choice.choose(USER, ROWS, Optional.of(reply(1, 100))).features();
        List<RowColumn> items = columns(views.itemColumns(), ROWS.length, 9);
        items.set(0, FloatColumn.scalar(views.itemColumns().getFirst(), notNumbers()));
        ReadReply notNumbers = reply(9, 200).toBuilder()
                .setViews(2, rows("item", ROWS.length, 200, items))
                .build();
        ReadReply undecodable = reply(9, 200).toBuilder()
                .setViews(2, ViewRows.newBuilder().addEntityIds(1))
                .build();

        for (ReadReply garbage : List.of(notNumbers, undecodable, ReadReply.getDefaultInstance())) {
            ChosenFeatures chosen = choice.choose(USER, ROWS, Optional.of(garbage));

            assertThat(chosen.use()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
            assertThat(chosen.nonsense()).isTrue();
            assertThat(chosen.features()).usingRecursiveComparison().isEqualTo(fresh);
        }
        assertThat(choice.choose(7, ROWS, Optional.of(notNumbers)).use()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
    }

    private DefaultFeatures ofBundle() {
        InitialFeatures initial = new InitialFeatures(TinyBundle.publish(bundles, ITEMS), InitialValues.CURRENT);
        return DefaultFeatures.of(initial, views, ITEMS);
    }

    private FeatureChoice choice(long userBytes) {
        return choice(userBytes, DefaultFeatures.none(views));
    }

    private FeatureChoice choice(long userBytes, DefaultFeatures defaults) {
        MemoryLimits limits = new MemoryLimits(MAX_AGE, 0.9, userBytes);
        return new FeatureChoice(reader, new FeatureMemory(views, defaults, ITEMS, limits, () -> nanos), defaults);
    }

    private static float[] notNumbers() {
        float[] values = new float[ROWS.length];
        Arrays.fill(values, Float.NaN);
        return values;
    }

    /** Values tell their column, their row and the factor. */
    private ReadReply reply(int factor, long time) {
        return ReadReply.newBuilder()
                .addViews(rows("user", 1, time, columns(views.userColumns(), 1, factor)))
                .addViews(rows(
                        "user_history",
                        1,
                        time,
                        List.of(
                                LongColumn.lists("items", new long[] {20, 999, 10}),
                                LongColumn.lists("times", new long[] {3, 2, 1}),
                                FloatColumn.lists("ratings", new float[] {5, 4, 3}))))
                .addViews(rows("item", ROWS.length, time, columns(views.itemColumns(), ROWS.length, factor)))
                .build();
    }

    private static List<RowColumn> columns(List<String> names, int rows, int factor) {
        List<RowColumn> columns = new ArrayList<>();
        for (int column = 0; column < names.size(); column++) {
            float[] values = new float[rows];
            for (int row = 0; row < rows; row++) {
                values[row] = factor * (100 * column + row);
            }
            columns.add(FloatColumn.scalar(names.get(column), values));
        }
        return columns;
    }

    private static ViewRows rows(String view, int rows, long time, List<RowColumn> columns) {
        long[] updatedAt = new long[rows];
        Arrays.fill(updatedAt, time);
        boolean[] present = new boolean[rows];
        Arrays.fill(present, true);
        return new RowColumns(view, new long[rows], present, updatedAt, columns).encode();
    }
}
