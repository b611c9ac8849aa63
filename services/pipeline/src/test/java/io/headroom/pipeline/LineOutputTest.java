package io.headroom.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LineOutputTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final LineOutput output = new LineOutput(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void end_finishesTheLine_andLetsNothingMoreThrough() {
        output.stream().printf("reading … ");
        output.end();
        output.stream().println("failed");
        output.end();

        assertThat(text()).isEqualToNormalizingNewlines("reading … \n");
    }

    @Test
    void end_addsNothing_whenTheLineIsFinished() {
        output.stream().println("done");
        output.end();

        assertThat(text()).isEqualToNormalizingNewlines("done\n");
    }

    private String text() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
