package io.headroom.cli.services;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DownCommandTest {
    @ParameterizedTest
    @CsvSource({"0,nothing was up", "1,stopped 1 process", "2,stopped 2 processes"})
    void outcome_countsProcessesAsPeopleDo(int stopped, String words) {
        assertThat(DownCommand.outcome(stopped)).isEqualTo(words);
    }
}
