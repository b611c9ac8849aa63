package io.headroom.cli.check;

import io.headroom.cli.console.CommandFailure;

/** A request that makes no sense is answered with status 400 and a problem (RFC 9457) that says so too. */
final class BadRequestCheck implements Check {
    private static final String PROBLEM = "application/problem+json";

    private final GatewayCalls gateway;

    BadRequestCheck(GatewayCalls gateway) {
        this.gateway = gateway;
    }

    @Override
    public String run() throws InterruptedException {
        GatewayCalls.Answer answer = gateway.recommend("{\"userId\":\"nobody\"}");
        int said = answer.body().path("status").asInt();
        if (answer.status() != 400 || !answer.mediaType().equals(PROBLEM) || said != 400) {
            throw CommandFailure.failed("a user id that is no number was answered HTTP " + answer.status() + " as '"
                    + answer.mediaType() + "' with status " + said + " inside, but needs 400 as " + PROBLEM);
        }
        return "refused with a problem: " + answer.body().path("title").asText();
    }
}
