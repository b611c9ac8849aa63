package io.headroom.gateway.recommendations;

/** What the API's description shows. */
final class Examples {
    static final String ANSWER = """
            {"requestId":"5b0cf1e2a7d94c03","userId":42,"bundle":"20261120-101500-1f2e3d4c",
            "items":[{"itemId":318,"title":"The Lighthouse","score":0.41,"sources":["two_tower","co_visitation"]}],
            "degradation":{"rung":"FULL","reasons":[]},
            "ledger":{"budgetMicros":150000,"spentMicros":7420,"stages":[
            {"stage":"candidates","budgetMicros":50000,"spentMicros":2310,"outcome":"OK","stages":[
            {"stage":"candidates/features","budgetMicros":20000,"spentMicros":640,"outcome":"OK","stages":[]}]},
            {"stage":"ranking","budgetMicros":70000,"spentMicros":4620,"outcome":"OK","stages":[
            {"stage":"ranking/features","budgetMicros":25000,"spentMicros":1180,"outcome":"OK","stages":[]}]},
            {"stage":"rerank","budgetMicros":10000,"spentMicros":45,"outcome":"OK","stages":[]}]}}""";

    static final String PROBLEM = """
            {"type":"urn:problem-type:headroom:invalid-field","title":"A field of the request is not valid","status":400,
            "detail":"limit is 101, but must be an integer in 1..100","field":"limit","value":"101",
            "requestId":"5b0cf1e2a7d94c03"}""";

    static final String OVERLOADED = """
            {"type":"urn:problem-type:headroom:overloaded","title":"The gateway sheds load","status":503,
            "detail":"64 requests are under way, the limit at this moment","category":"OVERLOADED",
            "requestId":"5b0cf1e2a7d94c03"}""";

    private Examples() {}
}
