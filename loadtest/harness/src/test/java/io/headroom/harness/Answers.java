package io.headroom.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers of a gateway as the public interface states them. */
public final class Answers {
    private Answers() {}

    public static byte[] full() {
        return withStages("FULL", 4000, 1200, 2300);
    }

    /** Each stage's feature read, and the re-ranking, take a fixed share of the stated times. */
    public static byte[] withStages(String rung, long spent, long candidates, long ranking) {
        return """
                {"requestId":"r1","userId":42,"bundle":"20260101-000000-abcdef01",
                 "items":[{"itemId":1,"title":"A","score":0.9,"sources":["two_tower"]},
                          {"itemId":2,"title":"B","score":0.8,"sources":["popular","fresh"]}],
                 "degradation":{"rung":"%s","reasons":[]},
                 "ledger":{"budgetMicros":150000,"spentMicros":%d,"stages":[
                   {"stage":"candidates","budgetMicros":50000,"spentMicros":%d,"outcome":"OK","stages":[
                     {"stage":"candidates/features","budgetMicros":20000,"spentMicros":%d,"outcome":"OK","stages":[]}]},
                   {"stage":"ranking","budgetMicros":70000,"spentMicros":%d,"outcome":"OK","stages":[
                     {"stage":"ranking/features","budgetMicros":25000,"spentMicros":%d,"outcome":"OK","stages":[]}]},
                   {"stage":"rerank","budgetMicros":10000,"spentMicros":%d,"outcome":"OK","stages":[]}]}}
                """.formatted(rung, spent, candidates, candidates / 3, ranking, ranking * 3 / 10, candidates * 3 / 40)
                .getBytes(UTF_8);
    }
}
