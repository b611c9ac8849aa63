package io.headroom.pipeline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.pipeline.ingest.EventParser.Layout;
import java.nio.charset.StandardCharsets;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {

    private static final long[] ITEMS = {10, 20, 30};
    private static final int FAULT = 6;
    private static final int REASON = 7;

    private final EventParser ratings =
            new EventParser(TextFormat.CSV, new Header(new int[] {0, 1, 2, 3}, 4, 1), Layout.RATINGS, ITEMS);
    private final EventParser impressions =
            new EventParser(TextFormat.CSV, new Header(new int[] {0, 1, 2, 3, 4}, 5, 1), Layout.IMPRESSIONS, ITEMS);

    private static Row parse(EventParser parser, String line) {
        return parser.parse(5, line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void parse_givesAGoodRow_whenAllFieldsAreInRange() {
        Row row = parse(ratings, "7,20,4.5,1260759144");

        assertThat(row.getLong(0)).isEqualTo(5);
        assertThat(row.getLong(1)).isEqualTo(7);
        assertThat(row.getInt(2)).as("row of item 20").isEqualTo(1);
        assertThat(row.getLong(3)).isEqualTo(1_260_759_144);
        assertThat(row.getFloat(5)).isEqualTo(4.5f);
        assertThat(row.isNullAt(FAULT)).isTrue();
    }

    /** MovieLens rates in half stars, other data do not: what counts is the range. */
    @ParameterizedTest
    @ValueSource(strings = {"4.3", "0.5", "0.51", "3", "5.0"})
    void parse_takesEveryRatingInTheRange_halfStarsOrNot(String rating) {
        Row row = parse(ratings, "7,20," + rating + ",1260759144");

        assertThat(row.isNullAt(FAULT)).isTrue();
        assertThat(row.getFloat(5)).isEqualTo(Float.parseFloat(rating));
    }

    @Test
    void parse_takesQuotedNumbers_becauseCsvAllowsThem() {
        assertThat(parse(ratings, "\"7\",20,\"4.5\",1260759144").isNullAt(FAULT))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7,20,4.5                 | COLUMN_COUNT   | wrong column count: 3 columns, wanted 4",
                "7,20,4.5,1260759144,     | COLUMN_COUNT   | wrong column count: 5 columns, wanted 4",
                "x,20,4.5,1260759144      | UNPARSABLE     | unparsable number: user id 'x'",
                "7,2.5,4.5,1260759144     | UNPARSABLE     | unparsable number: item id '2.5'",
                "7,20,NaN,1260759144      | UNPARSABLE     | unparsable number: rating 'NaN'",
                "7,20,4f,1260759144       | UNPARSABLE     | unparsable number: rating '4f'",
                "7,20,,1260759144         | UNPARSABLE     | unparsable number: rating ''",
                "7,20,4.5,yesterday       | UNPARSABLE     | unparsable number: timestamp 'yesterday'",
                "0,20,4.5,1260759144      | OUT_OF_RANGE   | out of range: user id 0 is below 1",
                "7,-20,4.5,1260759144     | OUT_OF_RANGE   | out of range: item id -20 is below 1",
                "7,20,5.5,1260759144      | OUT_OF_RANGE   | out of range: rating 5.5 is outside 0.5..5.0",
                "7,20,0,1260759144        | OUT_OF_RANGE   | out of range: rating 0 is outside 0.5..5.0",
                "7,20,4.5,1260759144000   | OUT_OF_RANGE   | out of range: timestamp 1260759144000 is outside 86400..4102444800",
                "7,21,4.5,1260759144      | UNKNOWN_ITEM   | unknown item: item id 21 is not in the catalogue",
                "7,20,\"4.5,1260759144    | BROKEN_QUOTING | broken quoting: a quote is not closed",
                "7,\"20\"x,4.5,1260759144 | BROKEN_QUOTING | broken quoting: text after a closing quote",
            },
            quoteCharacter = '`')
    void parse_namesTheFaultAndTheValue_whenARatingIsBad(String line, Fault fault, String reason) {
        Row row = parse(ratings, line);

        assertThat(row.getString(FAULT)).isEqualTo(fault.name());
        assertThat(row.getString(REASON)).isEqualTo(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7,20,0,1260759144,1 | OUT_OF_RANGE | out of range: position 0 is outside 1..2147483647",
                "7,20,1,1260759144,2 | OUT_OF_RANGE | out of range: clicked 2 is outside 0..1",
                "7,20,1,1260759144,y | UNPARSABLE   | unparsable number: clicked 'y'",
            })
    void parse_namesTheFaultAndTheValue_whenAnImpressionIsBad(String line, Fault fault, String reason) {
        Row row = parse(impressions, line);

        assertThat(row.getString(FAULT)).isEqualTo(fault.name());
        assertThat(row.getString(REASON)).isEqualTo(reason);
    }

    @Test
    void parse_setsTheRowAside_whenItIsNotUtf8() {
        Row row = ratings.parse(5, "7,20,4.5,\u00e9".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(row.getString(FAULT)).isEqualTo(Fault.NOT_UTF8.name());
    }
}
