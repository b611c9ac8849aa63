package io.headroom.world.population;

import io.headroom.world.WorldOptions;
import io.headroom.world.catalogue.Direction;
import io.headroom.world.catalogue.TasteSpace;
import io.headroom.world.randomness.Concern;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.randomness.WeightedChoice;
import java.util.Arrays;

/** Makes the users of a world: when they join, what they like, how often they come. */
public final class PopulationGenerator {
    /** Share of users who are there from the first day; the others join at a growing rate. */
    static final double PRESENT_AT_START = 0.4;

    private static final double BIAS_SPREAD = 0.4;
    private static final double OWN_WEIGHT = 0.25;
    private static final double NEXT_INTEREST_WEIGHT = 0.75;
    private static final double MIN_STAY_DAYS = 20;
    private static final double MEAN_STAY_DAYS = 90;
    private static final double ACTIVITY_SPREAD = 0.9;
    private static final double SECONDS_PER_DAY = 86_400;

    private final WorldOptions options;
    private final TasteSpace space;
    private final WeightedChoice interestCount = new WeightedChoice(0.25, 0.35, 0.25, 0.15);

    public PopulationGenerator(WorldOptions options, TasteSpace space) {
        this.options = options;
        this.space = space;
    }

    public Population generate() {
        Population population = new Population(options.users());
        population.setJoins(joins());
        for (int row = 0; row < population.size(); row++) {
            addUser(population, row, SeededStream.of(options.seed(), Concern.USER, row));
        }
        return population;
    }

    private long[] joins() {
        SeededStream stream = SeededStream.of(options.seed(), Concern.ARRIVALS, 0);
        long period = options.endSeconds() - options.startSeconds();
        long[] joins = new long[options.users()];
        for (int user = 0; user < joins.length; user++) {
            // The square root of a uniform number has a density that grows linearly.
            joins[user] = stream.chance(PRESENT_AT_START)
                    ? options.startSeconds()
                    : options.startSeconds() + (long) (StrictMath.sqrt(stream.nextDouble()) * period);
        }
        Arrays.sort(joins);
        return joins;
    }

    private void addUser(Population population, int row, SeededStream stream) {
        int[] niches = new int[1 + interestCount.draw(stream)];
        double[] direction = new double[TasteSpace.DIMENSIONS];
        double weight = 1;
        for (int interest = 0; interest < niches.length; interest++) {
            niches[interest] = space.drawNiche(stream);
            Direction.add(direction, weight, space.nicheDirection(niches[interest]));
            weight *= NEXT_INTEREST_WEIGHT;
        }
        Direction.add(direction, OWN_WEIGHT, Direction.random(stream, TasteSpace.DIMENSIONS));
        float bias = (float) (BIAS_SPREAD * stream.nextGaussian());
        population.setTaste(row, Direction.normalise(direction), niches, bias);
        double stayDays = MIN_STAY_DAYS + MEAN_STAY_DAYS * stream.nextExponential();
        double activity = StrictMath.exp(ACTIVITY_SPREAD * stream.nextGaussian());
        population.setHabits(row, stayDays, activity * shareOfStaySeen(population.joinedSeconds(row), stayDays));
    }

    /** The part of a user's visits that falls before the period ends. */
    private double shareOfStaySeen(long joinedSeconds, double stayDays) {
        double daysLeft = (options.endSeconds() - joinedSeconds) / SECONDS_PER_DAY;
        return 1 - StrictMath.exp(-daysLeft / stayDays);
    }
}
