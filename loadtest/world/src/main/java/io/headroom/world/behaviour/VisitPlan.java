package io.headroom.world.behaviour;

import io.headroom.world.WorldOptions;
import io.headroom.world.population.Population;
import io.headroom.world.randomness.SeededStream;
import java.util.Arrays;

/** When a user comes: visits thin out after joining, follow the daily rhythm and are shared among users by their activity. */
final class VisitPlan {
    private static final double SECONDS_PER_DAY = 86_400;

    /** No visit starts so late that an ordinary one would not end within the period. */
    private static final long LAST_START_BEFORE_END_SECONDS = 3_600;

    private final WorldOptions options;
    private final Population population;
    private final double visitsPerActivity;

    VisitPlan(WorldOptions options, Population population) {
        this.options = options;
        this.population = population;
        double total = 0;
        for (int user = 0; user < population.size(); user++) {
            total += population.activity(user);
        }
        visitsPerActivity = BehaviourParameters.expectedVisits(options) / total;
    }

    /** Start times of the user's visits, ascending, all within the period and not before the user joined. */
    long[] starts(int user, SeededStream stream) {
        int visits = stream.roundAtRandom(population.activity(user) * visitsPerActivity);
        long[] starts = new long[visits];
        for (int visit = 0; visit < visits; visit++) {
            starts[visit] = start(user, stream);
        }
        Arrays.sort(starts);
        return starts;
    }

    private long start(int user, SeededStream stream) {
        long joined = population.joinedSeconds(user);
        long last = Math.max(joined + 1, options.endSeconds() - LAST_START_BEFORE_END_SECONDS);
        double stay = population.stayDays(user) * SECONDS_PER_DAY;
        double reach = 1 - StrictMath.exp(-(last - joined) / stay);
        while (true) {
            long time = joined + (long) (-stay * StrictMath.log(1 - reach * stream.nextDouble()));
            if (time < last && stream.chance(DailyRhythm.intensity(time))) {
                return time;
            }
        }
    }
}
