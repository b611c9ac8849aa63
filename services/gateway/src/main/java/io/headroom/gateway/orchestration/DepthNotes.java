package io.headroom.gateway.orchestration;

import io.headroom.gateway.depth.Depth;
import java.time.Duration;

/** Says in an answer's reasons why not all candidates were ranked. */
final class DepthNotes {
    private DepthNotes() {}

    /** Such as {@code ranked 120 of 500: 14 ms left}. */
    static String note(Depth depth, Duration granted) {
        String why =
                switch (depth.limit()) {
                    case LATENESS -> "ranking was late a moment ago";
                    case FORCED -> "as the experiment wants";
                    case NONE, TIME -> granted.toMillis() + " ms left";
                };
        return "ranked " + depth.ranked() + " of " + depth.candidates() + ": " + why;
    }
}
