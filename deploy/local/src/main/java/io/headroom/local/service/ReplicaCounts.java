package io.headroom.local.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many processes serve under each service's name. A replica of the feature store has a store of its own, filled from the same bundle: what
 * is written to one is not read from another.
 *
 * @param counts by service name; one where a service is not named
 */
public record ReplicaCounts(Map<String, Integer> counts) {
    private static final int MOST_EXTRA = 6;
    private static final ReplicaCounts ONE_EACH = new ReplicaCounts(Map.of());

    /** @throws IllegalArgumentException when a service is unknown or a count out of range */
    public ReplicaCounts {
        counts = Map.copyOf(counts);
        counts.forEach(ReplicaCounts::requireValid);
        int extra = counts.values().stream().mapToInt(count -> count - 1).sum();
        if (extra > MOST_EXTRA) {
            throw new IllegalArgumentException("replicas beyond the first are " + extra
                    + " over all services, but at most " + MOST_EXTRA + " have ports");
        }
    }

    public static ReplicaCounts oneEach() {
        return ONE_EACH;
    }

    /**
     * Reads {@code ranking=2,candidates=2}.
     *
     * @throws IllegalArgumentException when the text is not of that form, or as the constructor does
     */
    public static ReplicaCounts parse(String text) {
        Map<String, Integer> counts = new TreeMap<>();
        for (String part : text.split(",", -1)) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2 || !sides[1].matches("\\d{1,3}")) {
                throw new IllegalArgumentException(
                        "replicas are '" + text + "', but must be of the form ranking=2,candidates=2");
            }
            if (counts.put(sides[0].trim(), Integer.parseInt(sides[1])) != null) {
                throw new IllegalArgumentException("replicas are '" + text + "', which names " + sides[0] + " twice");
            }
        }
        return new ReplicaCounts(counts);
    }

    public int of(String service) {
        return counts.getOrDefault(service, 1);
    }

    /** Every process there is to be, in starting order; replicas beyond the first take the ports after those of the last service. */
    List<Replica> replicas() {
        List<Replica> replicas = new ArrayList<>();
        int extra = 0;
        for (ServiceDefinition service : ServiceTable.SERVICES) {
            replicas.add(Replica.first(service));
            for (int number = 2; number <= of(service.name()); number++) {
                replicas.add(Replica.further(service, number, extra++));
            }
        }
        return replicas;
    }

    private static void requireValid(String service, int count) {
        List<String> known =
                ServiceTable.SERVICES.stream().map(ServiceDefinition::name).toList();
        if (!known.contains(service)) {
            throw new IllegalArgumentException(
                    "there is no service '" + service + "' to replicate; there are " + known);
        }
        int most = service.equals(ServiceTable.GATEWAY) ? 1 : MOST_EXTRA + 1;
        if (count < 1 || count > most) {
            throw new IllegalArgumentException(
                    "replicas of " + service + " are " + count + ", but must lie between 1 and " + most);
        }
    }
}
