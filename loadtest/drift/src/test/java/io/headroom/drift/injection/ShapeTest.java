package io.headroom.drift.injection;

import static org.assertj.core.api.Assertions.assertThat;

import io.headroom.drift.injection.Shape.Form;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ShapeTest {
    @ParameterizedTest
    @CsvSource({
        "ABRUPT, 0, -1, 0",
        "ABRUPT, 0, 0, 1",
        "ABRUPT, 0, 999999, 1",
        "ABRUPT, 100, 99, 1",
        "ABRUPT, 100, 100, 0",
        "GRADUAL, 1600, -1, 0",
        "GRADUAL, 1600, 0, 0.0625",
        "GRADUAL, 1600, 799, 0.5",
        "GRADUAL, 1600, 1600, 1",
        "GRADUAL, 1600, 9999, 1",
        "RECURRING, 200, 99, 1",
        "RECURRING, 200, 100, 0",
        "RECURRING, 200, 199, 0",
        "RECURRING, 200, 200, 1"
    })
    void intensity_isThatOfTheForm(Form form, int over, int since, double intensity) {
        assertThat(new Shape(form, over).intensity(since)).isEqualTo(intensity);
    }
}
