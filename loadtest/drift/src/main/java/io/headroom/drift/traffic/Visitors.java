package io.headroom.drift.traffic;

import io.headroom.drift.setting.SimulatedWorld;
import io.headroom.features.definitions.RowEncoder;
import io.headroom.world.randomness.SeededStream;
import io.headroom.world.randomness.WeightedChoice;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Who comes. Regulars are drawn in proportion to what they have done; occasional visitors are the half of the users who have done least,
 * each as likely as another, and mostly on mobiles. Immutable.
 */
final class Visitors {
    private static final WeightedChoice DEVICES = new WeightedChoice(0.30, 0.35, 0.10, 0.25);
    private static final WeightedChoice DEVICES_OF_OCCASIONAL = new WeightedChoice(0.10, 0.70, 0.15, 0.05);

    private final WeightedChoice regulars;
    private final int[] occasional;

    Visitors(SimulatedWorld world) {
        double[] activity = world.activity();
        regulars = new WeightedChoice(activity);
        occasional = IntStream.range(0, activity.length)
                .boxed()
                .sorted(Comparator.comparingDouble(user -> activity[user]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** A user and a device. */
    record Visitor(int user, String device) {}

    Visitor draw(double occasionalShare, SeededStream stream) {
        // The same numbers are drawn whoever comes: a run differs from another only by what is injected.
        double kind = stream.nextDouble();
        int regular = regulars.draw(stream);
        int other = occasional[stream.nextInt(occasional.length / 2)];
        int device = DEVICES.draw(stream);
        int otherDevice = DEVICES_OF_OCCASIONAL.draw(stream);
        boolean isOther = kind < occasionalShare;
        return new Visitor(isOther ? other : regular, RowEncoder.DEVICES.get(isOther ? otherDevice : device));
    }
}
