package io.headroom.cli.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.headroom.cli.console.CommandFailure;

/** A user the bundle knows is recommended items, on whatever rung. */
final class RecommendationCheck implements Check {
    private final GatewayCalls gateway;

    RecommendationCheck(GatewayCalls gateway) {
        this.gateway = gateway;
    }

    @Override
    public String run() throws InterruptedException {
        GatewayCalls.Answer users = gateway.users();
        JsonNode known = users.body().path("userIds").path(0);
        if (users.status() != 200 || !known.isIntegralNumber()) {
            throw CommandFailure.failed("the gateway names no user its bundle knows: HTTP " + users.status());
        }
        GatewayCalls.Answer answer = gateway.recommend("{\"userId\":" + known.asLong() + "}");
        int items = answer.body().path("items").size();
        String rung = answer.body().path("degradation").path("rung").asText("");
        if (answer.status() != 200 || items == 0 || rung.isEmpty()) {
            throw CommandFailure.failed("a recommendation for user " + known.asLong()
                    + " was answered HTTP " + answer.status() + " with " + items + " items and the rung '" + rung
                    + "', but needs status 200, items and a rung");
        }
        return "user " + known.asLong() + " got " + items + " items on rung " + rung;
    }
}
