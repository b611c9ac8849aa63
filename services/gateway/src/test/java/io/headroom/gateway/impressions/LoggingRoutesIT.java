package io.headroom.gateway.impressions;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.headroom.gateway.process.GatewayUnderTest;
import io.restassured.http.ContentType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The switch of an experiment, on the management port of the real program; this one has no log, so nothing can be switched on. */
final class LoggingRoutesIT {
    @RegisterExtension
    static final GatewayUnderTest GATEWAY =
            new GatewayUnderTest("headroom.experiments.enabled=true", "headroom.event-log.enabled=false");

    @Test
    void put_answersWhetherAnswersAreLogged() {
        for (boolean enabled : new boolean[] {false, true}) {
            GATEWAY.management()
                    .contentType(ContentType.JSON)
                    .body("{\"enabled\":" + enabled + "}")
                    .put("/event-log")
                    .then()
                    .statusCode(200)
                    .body("enabled", equalTo(false));
        }
        GATEWAY.management().get("/event-log").then().statusCode(200).body("enabled", equalTo(false));
    }

    @Test
    void put_saysWhatIsWrong_whenTheBodyDoesNotSayIt() {
        for (String body : new String[] {"{}", "off", "{\"enabled\":1}"}) {
            GATEWAY.management()
                    .contentType(ContentType.JSON)
                    .body(body)
                    .put("/event-log")
                    .then()
                    .statusCode(400)
                    .body("detail", containsString("{\"enabled\":true}"));
        }
    }
}
