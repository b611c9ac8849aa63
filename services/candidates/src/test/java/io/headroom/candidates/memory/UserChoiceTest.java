package io.headroom.candidates.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.candidates.generation.UserReader;
import io.headroom.contracts.v1.FeatureUse;
import io.headroom.contracts.v1.ReadReply;
import io.headroom.contracts.v1.ViewRows;
import io.headroom.models.items.ItemRows;
import io.headroom.runtime.rows.FloatColumn;
import io.headroom.runtime.rows.LongColumn;
import io.headroom.runtime.rows.RowColumn;
import io.headroom.runtime.rows.RowColumns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class UserChoiceTest {
    private static final long USER = 42;
    private static final Duration MAX_AGE = Duration.ofMinutes(15);

    private final UserReader reader = new UserReader("test", new ItemRows(new long[] {10, 20, 30, 40}));
    private long nanos;
    private UserChoice choice = choice(1 << 20);

    @Test
    void choose_remembersWhatTheStoreSaid_forWhenItIsSilent() {
        ChosenUser fresh = choice.choose(USER, Optional.of(reply(new long[] {30, 10}, 5, 3)));
        nanos += MAX_AGE.minusSeconds(1).toNanos();

        ChosenUser stale = choice.choose(USER, Optional.empty());

        assertThat(fresh.use()).isEqualTo(FeatureUse.FEATURE_USE_FRESH);
        assertThat(stale.use()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
        assertThat(stale.query()).isEqualTo(fresh.query());
        assertThat(stale.nonsense()).isFalse();
    }

    @Test
    void choose_remembersThatAUserIsNew() {
        assertThat(choice.choose(USER, Optional.of(reply(new long[0]))).isColdStart())
                .isTrue();

        assertThat(choice.choose(USER, Optional.empty()).isColdStart()).isTrue();
        assertThat(choice.choose(7, Optional.empty()).isColdStart()).isFalse();
    }

    @Test
    void choose_knowsNothing_whenTheUserIsNotRemembered_orTooLongAgo() {
        choice.choose(USER, Optional.of(reply(new long[] {30}, 5)));

        assertThat(choice.choose(7, Optional.empty()).use()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
        nanos += MAX_AGE.plusSeconds(1).toNanos();
        assertThat(choice.choose(USER, Optional.empty()).use()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
    }

    @Test
    void choose_takesNonsenseAsSilence_andDoesNotRememberIt() {
        ChosenUser fresh = choice.choose(USER, Optional.of(reply(new long[] {30}, 5)));
        List<ReadReply> garbage = List.of(
                ReadReply.getDefaultInstance(),
                reply(new long[] {30}, Float.NaN),
                reply(new long[] {30}, 5, 4),
                reply(new long[] {30}, 5).toBuilder()
                        .setViews(1, ViewRows.newBuilder().addEntityIds(1).build())
                        .build());

        for (ReadReply reply : garbage) {
            ChosenUser chosen = choice.choose(USER, Optional.of(reply));

            assertThat(chosen.nonsense()).isTrue();
            assertThat(chosen.use()).isEqualTo(FeatureUse.FEATURE_USE_STALE);
            assertThat(chosen.query()).isEqualTo(fresh.query());
            assertThat(choice.choose(7, Optional.of(reply)).use()).isEqualTo(FeatureUse.FEATURE_USE_DEFAULT);
        }
    }

    @Test
    void choose_staysWithinItsMemory() {
        choice = choice(10_000);
        for (int user = 0; user < 1_000; user++) {
            choice.choose(user, Optional.of(reply(new long[] {30}, 5)));
        }

        assertThat(LongStream.range(0, 1_000)
                        .filter(user -> choice.choose(user, Optional.empty()).use() == FeatureUse.FEATURE_USE_STALE)
                        .count())
                .isBetween(1L, 45L);
    }

    private UserChoice choice(long bytes) {
        return new UserChoice(reader, new UserMemory(new MemoryLimits(MAX_AGE, bytes), () -> nanos));
    }

    private static ReadReply reply(long[] history, float... ratings) {
        return ReadReply.newBuilder()
                .addViews(
                        rows("user_history", LongColumn.lists("items", history), FloatColumn.lists("ratings", ratings)))
                .addViews(rows("user_seen", LongColumn.lists("items", new long[] {20})))
                .build();
    }

    private static ViewRows rows(String view, RowColumn... columns) {
        return new RowColumns(view, new long[] {1}, new boolean[] {true}, new long[] {9}, List.of(columns)).encode();
    }
}
