package io.headroom.world;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores two baselines on a world as the pipeline does: requests are the positive ratings of the last tenth of the time-ordered ratings,
 * the item rated is the one to find, items the user rated before are left out, and only earlier ratings train.
 */
final class Replay {
    private static final int POSITIVE_HALF_STARS = 8;
    private static final double SHRINKAGE = 5;

    private record Rating(int user, int item, boolean positive, long time) {}

    /** Gives every item a score for a user with this history of positives. */
    private interface Ranker {
        double[] score(List<Integer> history);
    }

    private final int items;
    private final int users;
    private final List<Rating> ratings = new ArrayList<>();
    private final List<Rating> training;
    private final double[] popularity;
    private final Map<Integer, BitSet> fans = new HashMap<>();

    Replay(World world) {
        items = world.options().items();
        users = world.options().users();
        world.log()
                .forEachRating((user, item, halfStars, time) ->
                        ratings.add(new Rating(user, item, halfStars >= POSITIVE_HALF_STARS, time)));
        ratings.sort(Comparator.comparingLong(Rating::time));
        training = ratings.subList(0, ratings.size() * 9 / 10);
        popularity = new double[items];
        for (Rating rating : training) {
            if (rating.positive()) {
                popularity[rating.item()]++;
                fans.computeIfAbsent(rating.item(), item -> new BitSet()).set(rating.user());
            }
        }
    }

    double popularNdcg() {
        return ndcg(history -> popularity.clone());
    }

    double itemNeighboursNdcg() {
        Map<Integer, double[]> similarities = new HashMap<>();
        return ndcg(history -> {
            double[] scores = new double[items];
            Arrays.setAll(scores, item -> popularity[item] * 1e-9);
            for (int seen : history) {
                double[] similarity = similarities.computeIfAbsent(seen, this::similarities);
                for (int item = 0; item < items; item++) {
                    scores[item] += similarity[item];
                }
            }
            return scores;
        });
    }

    private double[] similarities(int seen) {
        double[] similarity = new double[items];
        BitSet fansOfSeen = fans.getOrDefault(seen, new BitSet());
        fans.forEach((item, fansOfItem) -> {
            BitSet both = (BitSet) fansOfItem.clone();
            both.and(fansOfSeen);
            similarity[item] = both.cardinality() / (Math.sqrt(popularity[item] * popularity[seen]) + SHRINKAGE);
        });
        return similarity;
    }

    private double ndcg(Ranker ranker) {
        List<List<Integer>> histories = new ArrayList<>();
        List<BitSet> seen = new ArrayList<>();
        for (int user = 0; user < users; user++) {
            histories.add(new ArrayList<>());
            seen.add(new BitSet());
        }
        double sum = 0;
        int requests = 0;
        for (int index = 0; index < ratings.size(); index++) {
            Rating rating = ratings.get(index);
            if (index >= training.size() && rating.positive()) {
                sum += gain(ranker.score(histories.get(rating.user())), seen.get(rating.user()), rating.item());
                requests++;
            }
            seen.get(rating.user()).set(rating.item());
            if (rating.positive()) {
                histories.get(rating.user()).add(rating.item());
            }
        }
        return sum / requests;
    }

    private static double gain(double[] scores, BitSet seen, int wanted) {
        int rank = 1;
        for (int item = 0; item < scores.length; item++) {
            boolean before = scores[item] > scores[wanted] || (scores[item] == scores[wanted] && item < wanted);
            rank += before && !seen.get(item) ? 1 : 0;
        }
        return rank > 10 ? 0 : Math.log(2) / Math.log(rank + 1.0);
    }
}
