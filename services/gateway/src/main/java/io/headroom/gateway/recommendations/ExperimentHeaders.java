package io.headroom.gateway.recommendations;

import io.headroom.gateway.ladder.RungName;
import io.headroom.gateway.orchestration.Experiment;
import io.headroom.gateway.problems.ProblemException;
import io.headroom.runtime.configuration.HeadroomConfig;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** What an experiment wants of a request, told in headers. Nobody is heard where experiments are not enabled. Thread-safe. */
@Singleton
final class ExperimentHeaders {
    /** The last second of the year 9999. */
    private static final long LATEST_SECONDS = 253_402_300_799L;

    private final boolean enabled;

    ExperimentHeaders(HeadroomConfig config) {
        this.enabled = config.experiments().enabled();
    }

    /**
     * Reads the headers; null where one is missing.
     *
     * @param trusted whether the request comes from this process itself
     * @throws ProblemException when they are heard and make no sense
     */
    Experiment read(String rung, String time, boolean trusted) {
        boolean heard = (enabled || trusted) && (rung != null || time != null);
        return heard ? new Experiment(rung(rung), time(time)) : Experiment.NONE;
    }

    private static Optional<RungName> rung(String value) {
        if (value == null) {
            return Optional.empty();
        }
        Optional<RungName> rung = Arrays.stream(RungName.values())
                .filter(name -> name.name().equals(value))
                .findFirst();
        if (rung.isEmpty()) {
            throw ProblemException.invalidField(
                    Experiment.RUNG_HEADER, value, "must be one of " + Arrays.toString(RungName.values()));
        }
        return rung;
    }

    private static OptionalLong time(String value) {
        if (value == null) {
            return OptionalLong.empty();
        }
        boolean digits =
                !value.isEmpty() && value.length() <= 12 && value.chars().allMatch(c -> c >= '0' && c <= '9');
        long seconds = digits ? Long.parseLong(value) : 0;
        if (seconds < 1 || seconds > LATEST_SECONDS) {
            throw ProblemException.invalidField(
                    Experiment.TIME_HEADER,
                    value,
                    "must be seconds since the epoch, an integer in 1.." + LATEST_SECONDS);
        }
        return OptionalLong.of(seconds);
    }
}
