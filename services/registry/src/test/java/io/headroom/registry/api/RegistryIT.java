package io.headroom.registry.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.headroom.fixtures.ServiceUnderTest;
import io.headroom.registry.bundles.TestBundles;
import io.headroom.runtime.bundle.Bundle;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@QuarkusTestResource(value = RegistryWorld.class, restrictToAnnotatedClass = true)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RegistryIT {
    @TempDir
    Path source;

    @BeforeEach
    void awaitReady() throws Exception {
        try (ServiceUnderTest service = new ServiceUnderTest()) {
            service.awaitReady();
        }
    }

    @Test
    @Order(1)
    void current_isAProblem_beforeAnythingIsPromoted() {
        RestAssured.get("/v1/bundles/current")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem-type:headroom:nothing-promoted"));
        RestAssured.get("/v1/bundles")
                .then()
                .statusCode(200)
                .body("promotion", equalTo(0))
                .body("current", nullValue());
        writing().post("/v1/rollback").then().statusCode(409).body("status", equalTo(409));
    }

    @Test
    @Order(2)
    void bundle_isPublishedPromotedAndReadBack() throws IOException {
        Bundle bundle = TestBundles.write(source, 1);
        put(bundle, TestBundles.tar(bundle))
                .statusCode(201)
                .header("Location", containsString("/v1/bundles/" + bundle.version()))
                .body("files", equalTo(2));
        put(bundle, TestBundles.tar(bundle)).statusCode(200);
        writing()
                .post("/v1/bundles/" + bundle.version() + "/promote")
                .then()
                .statusCode(200)
                .body("version", equalTo(bundle.version()))
                .body("promotion", equalTo(1));

        String tag = RestAssured.get("/v1/bundles/current")
                .then()
                .statusCode(200)
                .body("version", equalTo(bundle.version()))
                .extract()
                .header("ETag");
        RestAssured.given()
                .header("If-None-Match", tag)
                .get("/v1/bundles/current")
                .then()
                .statusCode(304);
        assertThat(RestAssured.get("/v1/bundles/" + bundle.version()).asByteArray())
                .isEqualTo(Files.readAllBytes(bundle.directory().resolve("manifest.json")));
        var file = RestAssured.get("/v1/bundles/" + bundle.version() + "/files/model/weights.npy");
        assertThat(file.asByteArray()).isEqualTo(Files.readAllBytes(bundle.file("model/weights.npy")));
        assertThat(file.header("Content-Length")).isEqualTo(String.valueOf(file.asByteArray().length));
        RestAssured.get("/v1/bundles")
                .then()
                .body("bundles.version", hasItem(bundle.version()))
                .body("bundles[0].bytes", greaterThan(10));
    }

    @Test
    @Order(3)
    void rollback_returnsToTheBundleBefore() throws IOException {
        String before = RestAssured.get("/v1/bundles/current").path("version");
        Bundle next = TestBundles.write(source, 2);
        put(next, TestBundles.tar(next)).statusCode(201);
        writing().post("/v1/bundles/" + next.version() + "/promote").then().statusCode(200);

        writing().post("/v1/rollback").then().statusCode(200).body("version", equalTo(before));
        RestAssured.get("/v1/bundles/current")
                .then()
                .body("version", equalTo(before))
                .body("promotion", equalTo(3));
    }

    @Test
    void write_needsTheToken() throws IOException {
        Bundle bundle = TestBundles.write(source, 3);
        RestAssured.given()
                .contentType("application/x-tar")
                .body(TestBundles.tar(bundle))
                .put("/v1/bundles/" + bundle.version())
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:problem-type:headroom:token-missing"));
        RestAssured.given()
                .header("Authorization", "Bearer " + RegistryWorld.TOKEN + "x")
                .post("/v1/rollback")
                .then()
                .statusCode(401);
        RestAssured.get("/v1/bundles/" + bundle.version()).then().statusCode(404);
    }

    @Test
    void write_isAnswered_howeverLargeTheBodyWithoutToken() {
        RestAssured.given()
                .contentType("application/x-tar")
                .body(new byte[30_000_000])
                .put("/v1/bundles/v1")
                .then()
                .statusCode(401);
    }

    @Test
    void publish_refusesWhatIsNoBundle() throws IOException {
        Bundle bundle = TestBundles.write(source, 4);
        put(bundle, new byte[2_048]).statusCode(400).body("detail", containsString("manifest.json"));
        put("other", TestBundles.tar(bundle)).statusCode(400).body("detail", containsString("but the path other"));
        put("..", TestBundles.tar(bundle))
                .statusCode(org.hamcrest.Matchers.anyOf(equalTo(400), equalTo(404), equalTo(405)));
        put(bundle, new TestBundles.Entries().file("big", new byte[1 << 21]).bytes())
                .statusCode(413)
                .body("type", equalTo("urn:problem-type:headroom:body-too-large"));
        RestAssured.get("/v1/bundles/" + bundle.version()).then().statusCode(404);
    }

    @Test
    void unknown_isAProblem() {
        RestAssured.get("/v1/bundles/none").then().statusCode(404).contentType("application/problem+json");
        RestAssured.get("/nowhere").then().statusCode(404).contentType("application/problem+json");
        RestAssured.delete("/v1/bundles").then().statusCode(405).contentType("application/problem+json");
        writing()
                .contentType("text/plain")
                .body("x")
                .put("/v1/bundles/v1")
                .then()
                .statusCode(415)
                .contentType("application/problem+json");
        writing().post("/v1/bundles/none/promote").then().statusCode(404);
        RestAssured.given()
                .urlEncodingEnabled(false)
                .get("/v1/bundles/none/files/..%2f..%2fpromotions.json")
                .then()
                .statusCode(404);
    }

    @Test
    void metrics_countPublications() throws Exception {
        try (ServiceUnderTest service = new ServiceUnderTest()) {
            assertThat(service.management("/q/metrics"))
                    .contains(
                            "headroom_registry_bundles", "headroom_registry_promotion", "headroom_registry_free_bytes");
        }
    }

    private static RequestSpecification writing() {
        return RestAssured.given().header("Authorization", "Bearer " + RegistryWorld.TOKEN);
    }

    private static ValidatableResponse put(Bundle bundle, byte[] tar) {
        return put(bundle.version(), tar);
    }

    private static ValidatableResponse put(String version, byte[] tar) {
        return writing()
                .contentType("application/x-tar")
                .body(tar)
                .put("/v1/bundles/" + version)
                .then();
    }
}
