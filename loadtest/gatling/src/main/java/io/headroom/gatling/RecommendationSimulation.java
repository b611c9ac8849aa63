package io.headroom.gatling;

import static io.gatling.javaapi.core.CoreDsl.StringBody;
import static io.gatling.javaapi.core.CoreDsl.constantUsersPerSec;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.feed;
import static io.gatling.javaapi.core.CoreDsl.nothingFor;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Simulation;
import io.headroom.runtime.budgets.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests for recommendations at a constant rate, whatever the answers do (open model), judged by the budgets. The first part of the load
 * warms up the services and is not judged.
 */
public final class RecommendationSimulation extends Simulation {
    static final String MEASURED = "recommendations";

    private static final String WARM_UP = "warm-up";

    public RecommendationSimulation() {
        LoadSettings settings = LoadSettings.ofProcess();
        Scenario budgets = settings.scenario();
        KnownUsers users = KnownUsers.of(settings.target(), settings.seed());
        Duration timeout = budgets.request().timeout();
        setUp(
                        scenario(WARM_UP)
                                .exec(feed(users.ids()), request(WARM_UP, timeout))
                                .injectOpen(constantUsersPerSec(settings.rate())
                                        .during(settings.warmup())
                                        .randomized()),
                        scenario(MEASURED)
                                .exec(feed(users.ids()), request(MEASURED, timeout))
                                .injectOpen(
                                        nothingFor(settings.warmup()),
                                        constantUsersPerSec(settings.rate())
                                                .during(settings.duration())
                                                .randomized()))
                .protocols(http.baseUrl(settings.target().toString())
                        .acceptHeader("application/json")
                        .contentTypeHeader("application/json")
                        .userAgentHeader("headroom-gatling")
                        .shareConnections()
                        .disableCaching()
                        .disableWarmUp())
                .assertions(assertions(budgets));
    }

    private static ChainBuilder request(String name, Duration timeout) {
        return io.gatling.javaapi.core.CoreDsl.exec(http(name)
                .post("/v1/recommendations")
                .body(StringBody("{\"userId\":#{userId},\"limit\":10,\"context\":{\"device\":\"tv\"}}"))
                .requestTimeout(timeout)
                .check(status().is(200)));
    }

    private static List<Assertion> assertions(Scenario budgets) {
        List<Assertion> assertions = new ArrayList<>();
        for (Threshold threshold : Threshold.of(budgets)) {
            assertions.add(
                    switch (threshold) {
                        case Threshold.Percentile p ->
                            details(MEASURED)
                                    .responseTime()
                                    .percentile(p.percent())
                                    .lte(p.millis());
                        case Threshold.Answered a ->
                            details(MEASURED).successfulRequests().percent().gte(a.percent());
                    });
        }
        return assertions;
    }
}
