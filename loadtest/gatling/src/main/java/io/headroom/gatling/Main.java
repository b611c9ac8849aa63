package io.headroom.gatling;

import io.gatling.app.Gatling;
import java.util.Arrays;
import java.util.stream.Stream;

/** Runs the simulation; further arguments are Gatling's own. It ends with 0 when the budgets are kept and with 2 when they are not. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        Gatling.main(Stream.concat(
                        Stream.of("--simulation", RecommendationSimulation.class.getName()), Arrays.stream(arguments))
                .toArray(String[]::new));
    }
}
