package io.headroom.gateway.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.headroom.gateway.catalogue.Catalogue;
import io.headroom.gateway.problems.ProblemException;
import io.headroom.gateway.process.SmallBundle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventsReaderTest {
    private static final String CLICK = "\"eventId\":\"e1\",\"userId\":42,\"itemId\":10000,\"type\":\"click\"";

    @TempDir
    static Path store;

    private static EventsReader reader;

    @BeforeAll
    static void readCatalogue() {
        reader = new EventsReader(Catalogue.of(SmallBundle.publish(store)), "b1", 2_000);
    }

    @Test
    void read_givesEveryField() {
        Events events = read("""
                {"events":[{"eventId":"a.B_c-1","userId":42,"itemId":10000,"type":"rating","value":4.5,
                "requestId":"r-1","timeSeconds":1999},{"eventId":"w","userId":1,"itemId":9999,"type":"watch","value":0}]}""");

        assertThat(events.events()).hasSize(2);
        Events.Event rating = events.events().getFirst();
        assertThat(rating.eventId()).isEqualTo("a.B_c-1");
        assertThat(rating.userId()).isEqualTo(42);
        assertThat(rating.itemId()).isEqualTo(10_000);
        assertThat(rating.type()).isEqualTo(EventType.rating);
        assertThat(rating.value()).contains(4.5f);
        assertThat(rating.requestId()).contains("r-1");
        assertThat(rating.timeSeconds()).hasValue(1999);
        Events.Event watch = events.events().getLast();
        assertThat(watch.value()).contains(0f);
        assertThat(watch.requestId()).isEmpty();
        assertThat(watch.timeSeconds()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                    | events is missing, but must be there: an array of 1 to 500 events",
                "{\"events\":{}}       | events is an object, but must be an array of 1 to 500 events",
                "{\"events\":null}     | events is null, but must be an array of 1 to 500 events",
                "{\"events\":[]}       | events is an array of 0, but must hold 1 to 500 events",
                "{\"events\":[7]}      | events[0] is 7, but must be an object",
                "{\"events\":[],\"x\":1} | there is no field 'x'; the fields are events",
                "[]                    | the body is an array, but must be a JSON object",
                "{\"events\":[{\"eventId\":\"a\",\"eventId\":\"a\"}]} | the body has the same name twice in an object"
                        + " (line 1, column 36)",
            })
    void read_saysWhatIsWrongWithTheBatch(String body, String detail) {
        assertRefused(body, detail);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"eventId\":\"e1\"       | \"eventId\":\"\"       | eventId is \"\", but must be 1 to 64 characters of A-Z, a-z, 0-9, dot, _ and -",
                "\"eventId\":\"e1\"       | \"eventId\":\"e 1\"    | eventId is \"e 1\", but must be 1 to 64 characters of A-Z, a-z, 0-9, dot, _ and -",
                "\"eventId\":\"e1\"       | \"eventId\":1          | eventId is 1, but must be 1 to 64 characters of A-Z, a-z, 0-9, dot, _ and -",
                "\"eventId\":\"e1\",      | ``                      | eventId is missing, but must be 1 to 64 characters of A-Z, a-z, 0-9, dot, _ and -",
                "\"userId\":42            | \"userId\":0            | userId is 0, but must be an integer of at least 1 and at most 9223372036854775807",
                "\"userId\":42            | \"userId\":42.0         | userId is 42.0, but must be an integer of at least 1 and at most 9223372036854775807",
                "\"userId\":42            | \"userId\":\"42\"       | userId is \"42\", but must be an integer of at least 1 and at most 9223372036854775807",
                "\"itemId\":10000         | \"itemId\":5            | itemId is 5, but must be an item of the catalogue of bundle b1",
                "\"itemId\":10000         | \"itemId\":1e4          | itemId is 1E+4, but must be an item of the catalogue of bundle b1",
                "\"type\":\"click\"       | \"type\":\"Click\"      | type is \"Click\", but must be one of click, watch, like, rating",
                "\"type\":\"click\"       | \"type\":null           | type is null, but must be one of click, watch, like, rating",
                "\"type\":\"click\"       | \"type\":\"click\",\"value\":1     | value is 1, but must be absent for a click",
                "\"type\":\"click\"       | \"type\":\"like\",\"value\":null   | value is null, but must be absent for a like",
                "\"type\":\"click\"       | \"type\":\"rating\"                | value is missing, but must be a number in 0.5..5 for a rating",
                "\"type\":\"click\"       | \"type\":\"rating\",\"value\":0.4  | value is 0.4, but must be a number in 0.5..5 for a rating",
                "\"type\":\"click\"       | \"type\":\"rating\",\"value\":5.1  | value is 5.1, but must be a number in 0.5..5 for a rating",
                "\"type\":\"click\"       | \"type\":\"rating\",\"value\":\"5\" | value is \"5\", but must be a number in 0.5..5 for a rating",
                "\"type\":\"click\"       | \"type\":\"watch\",\"value\":-1    | value is -1, but must be a number in 0..86400 for a watch",
                "\"type\":\"click\"       | \"type\":\"watch\",\"value\":86400.5 | value is 86400.5, but must be a number in 0..86400 for a watch",
                "\"type\":\"click\"       | \"type\":\"watch\",\"value\":1e999999999 | value is 1E+999999999, but must be a number in 0..86400 for a watch",
                "\"type\":\"click\"       | \"type\":\"click\",\"requestId\":\"a b\" | requestId is \"a b\", but must be 1 to 64 characters of A-Z, a-z, 0-9, dot, _ and -",
                "\"type\":\"click\"       | \"type\":\"click\",\"timeSeconds\":0    | timeSeconds is 0, but must be seconds since the epoch in the data's time, an integer in 1..2000",
                "\"type\":\"click\"       | \"type\":\"click\",\"timeSeconds\":2001 | timeSeconds is 2001, but must be seconds since the epoch in the data's time, an integer in 1..2000",
            })
    void read_namesTheFieldOfTheEvent_whenItIsWrong(String part, String instead, String detail) {
        String wrong = CLICK.replace(part, instead);

        assertRefused("{\"events\":[{" + CLICK + "},{" + wrong + "}]}", "events[1]." + detail);
    }

    @Test
    void read_refusesUnknownFields_byTheirPath() {
        assertRefused(
                "{\"events\":[{" + CLICK + ",\"itmeId\":1}]}",
                "there is no field 'events[0].itmeId'; the fields are eventId, userId, itemId, type, value, requestId, timeSeconds");
    }

    @Test
    void read_takesFiveHundred_andNotOneMore() {
        assertThat(read(batch(500)).events()).hasSize(500);
        assertRefused(batch(501), "events is an array of 501, but must hold 1 to 500 events");
    }

    private static String batch(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> "{" + CLICK.replace("e1", "e" + i) + "}")
                .collect(Collectors.joining(",", "{\"events\":[", "]}"));
    }

    private static void assertRefused(String body, String detail) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOf(ProblemException.class)
                .hasMessage(detail);
    }

    private static Events read(String body) {
        return reader.read(body.getBytes(StandardCharsets.UTF_8));
    }
}
