package io.headroom.harness.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.headroom.harness.Answers;
import io.headroom.harness.arrivals.Arrival;
import io.headroom.harness.arrivals.ArrivalSchedule;
import io.headroom.harness.arrivals.WeightedUsers;
import io.headroom.harness.driver.Attempt;
import io.headroom.harness.driver.Completion;
import io.headroom.harness.driver.Outcome;
import io.headroom.harness.driver.Outcome.Answered;
import io.headroom.harness.driver.Outcome.Failed;
import io.headroom.harness.driver.Outcome.Failure;
import io.headroom.harness.load.InstrumentOptions;
import io.headroom.harness.load.LoadOptions;
import io.headroom.harness.load.LoadResult;
import io.headroom.harness.load.Machine;
import io.headroom.harness.measurement.Measurement;
import io.headroom.harness.target.TargetFacts;
import io.headroom.harness.verdict.InjectorRecord;
import io.headroom.harness.verdict.Judge;
import io.headroom.runtime.budgets.BudgetsReader;
import io.headroom.runtime.budgets.Scenario;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** Runs against an imagined gateway, seeded. Their numbers are made up; they only have to look like real ones. */
final class SampleRuns {
    private static final Duration DURATION = Duration.ofMinutes(1);
    private static final String METRICS = """
            {"protocol":{"trainBefore":"2024-03-01","testFrom":"2024-09-01","testRequests":3120,"events":1000000,"users":5000,
             "items":20000,"positive":"rating >= 4.0 <or click>"},
             "models":{"headroom":{"ndcg@10":0.0841,"recall@100":0.412,"recall@500":0.678,"auc":0.8123,"logLoss":0.2311,"ece":0.0121},
             "popular":{"ndcg@10":0.0302,"recall@100":0.239,"recall@500":0.445},
             "itemKnn":{"ndcg@10":0.0571,"recall@100":0.344,"recall@500":0.591}},
             "sources":{"twoTower":{"recall@100":0.361,"recall@500":0.602},"coVisitation":{"recall@100":0.332,"recall@500":0.541},
             "popular":{"recall@100":0.239,"recall@500":0.445},"fresh":{"recall@100":0.041,"recall@500":0.102},
             "merged":{"recall@100":0.412,"recall@500":0.678}},
             "training":{"seconds":{"twoTower":31.2,"ranker":48.9},"epochs":6}}""";

    private SampleRuns() {}

    static LoadResult passing() {
        return run(1.0, false, 0);
    }

    /** A run with a slow phase, degraded answers and time-outs. */
    static LoadResult failing() {
        return run(2.4, true, 0);
    }

    static LoadResult empty() {
        return result(new Measurement(0, DURATION), 0);
    }

    /** A run that breaks budgets while its injector held requests back. */
    static LoadResult withheld() {
        return run(2.4, true, 7);
    }

    private static LoadResult run(double slowness, boolean trouble, int withheld) {
        WeightedUsers users = users();
        ArrivalSchedule schedule = new ArrivalSchedule(100, users, 42);
        SplittableRandom random = new SplittableRandom(9);
        Measurement measurement = new Measurement(0, DURATION);
        for (Arrival arrival = schedule.next(); arrival.offsetNanos() < DURATION.toNanos(); arrival = schedule.next()) {
            double second = arrival.offsetNanos() / 1e9;
            boolean slow = trouble && second > 25 && second < 34;
            double millis = slowness * (slow ? 6 : 1) * (3.1 * Math.exp(0.45 * random.nextGaussian()) + 0.4);
            Outcome outcome = slow && random.nextInt(9) == 0
                    ? new Failed(Failure.TIMEOUT)
                    : new Answered(200, answer(millis, slow ? slowRung(random) : "FULL"));
            Attempt attempt = new Attempt(arrival.sequence(), arrival.userId(), arrival.offsetNanos());
            long sent = arrival.offsetNanos() + 30_000 + random.nextInt(90_000);
            long done = outcome instanceof Failed ? sent + 1_500_000_000L : sent + Math.round(millis * 1e6);
            measurement.accept(new Completion(attempt, sent, done, outcome));
        }
        return result(measurement, withheld);
    }

    private static String slowRung(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> "SHALLOW";
            case 1 -> "DEFAULT_FEATURES";
            case 2 -> "RETRIEVAL_ORDER";
            default -> "FULL";
        };
    }

    private static byte[] answer(double millis, String rung) {
        long micros = Math.round(millis * 1000) - 300;
        return Answers.withStages(rung, micros, micros * 3 / 10, micros * 6 / 10);
    }

    private static LoadResult result(Measurement measurement, int withheld) {
        Scenario scenario = BudgetsReader.readStated().scenario("default");
        InjectorRecord injector = new InjectorRecord(Duration.ofMillis(2), withheld, 0);
        LoadOptions options = new LoadOptions(
                URI.create("http://127.0.0.1:8080"),
                100,
                DURATION,
                Duration.ofSeconds(10),
                42,
                10,
                Path.of("target"),
                "default",
                InstrumentOptions.defaults());
        return new LoadResult(
                options,
                scenario,
                new TargetFacts(users(), "20260101-000000-abcdef01", metrics(), Optional.empty()),
                measurement.result(),
                injector,
                new Judge(scenario, 0.99).judge(measurement.result(), injector),
                Duration.ofMillis(1500),
                new Machine(2, 7.8, "OpenJDK 64-Bit Server VM 25", "Linux 6.1 amd64"),
                Instant.parse("2026-01-01T12:34:56Z"),
                Optional.empty());
    }

    private static WeightedUsers users() {
        double[] activity = new double[5000];
        long[] ids = new long[5000];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = i + 1L;
            activity[i] = 1.0 / (i + 1);
        }
        return new WeightedUsers(ids, activity);
    }

    private static JsonNode metrics() {
        try {
            return new ObjectMapper().readTree(METRICS);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
