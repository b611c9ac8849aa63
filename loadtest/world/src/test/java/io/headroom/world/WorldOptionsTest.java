package io.headroom.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorldOptionsTest {
    private final WorldOptions options = WorldOptions.defaults();

    @Test
    void defaults_areTheStatedWorld() {
        assertThat(options)
                .isEqualTo(new WorldOptions(5_000, 20_000, 1_000_000, 180, 1, Instant.parse("2026-01-01T00:00:00Z")));
    }

    @Test
    void with_changesOneOption() {
        assertThat(options.withUsers(7)
                        .withItems(300)
                        .withEvents(20)
                        .withDays(3)
                        .withSeed(-1)
                        .withStart(Instant.EPOCH))
                .isEqualTo(new WorldOptions(7, 300, 20, 3, -1, Instant.EPOCH));
    }

    @Test
    void users_refused_whenOutsideRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withUsers(0))
                .withMessage("users must be between 1 and 1000000, was 0");
    }

    @Test
    void items_refused_whenOutsideRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withItems(99))
                .withMessage("items must be between 100 and 1000000, was 99");
    }

    @Test
    void events_refused_whenOutsideRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withEvents(-5))
                .withMessage("events must be between 1 and 50000000, was -5");
    }

    @Test
    void days_refused_whenOutsideRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withDays(3_651))
                .withMessage("days must be between 1 and 3650, was 3651");
    }

    @Test
    void start_refused_whenNotAWholeSecondOrOutsideRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withStart(Instant.parse("2026-01-01T00:00:00.5Z")))
                .withMessageContaining("was 2026-01-01T00:00:00.500Z");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> options.withStart(Instant.parse("1969-12-31T23:59:59Z")))
                .withMessageContaining("between 1970-01-01T00:00:00Z and 2100-01-01T00:00:00Z");
    }

    @Test
    void withers_mayPassThroughOptionsThatDoNotFitTogether() {
        assertThatCode(() -> options.withUsers(10).withItems(1_000).withEvents(500))
                .doesNotThrowAnyException();
    }

    @Test
    void generate_refuses_whenEventsDoNotFitUsersAndItems(@TempDir Path directory) {
        WorldOptions crowded = options.withUsers(10).withItems(100).withEvents(101);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorldGenerator.generate(crowded, directory, line -> {}))
                .withMessage("events must be at most 100 for 10 users and 100 items, was 101");
        assertThat(directory).isEmptyDirectory();
    }
}
