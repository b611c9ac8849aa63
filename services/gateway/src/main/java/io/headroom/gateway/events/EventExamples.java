package io.headroom.gateway.events;

/** What the API's description shows. */
final class EventExamples {
    static final String BATCH = """
            {"events":[{"eventId":"c-81f3","userId":42,"itemId":318,"type":"click","requestId":"5b0cf1e2a7d94c03"},
            {"eventId":"r-81f4","userId":42,"itemId":318,"type":"rating","value":4.5}]}""";

    static final String ANSWER = """
            {"accepted":2,"repeated":0}""";

    static final String PROBLEM = """
            {"type":"urn:problem-type:headroom:invalid-field","title":"A field of the request is not valid","status":400,
            "detail":"events[1].value is 9, but must be a number in 0.5..5 for a rating","field":"events[1].value","value":"9",
            "requestId":"5b0cf1e2a7d94c03"}""";

    static final String UNAVAILABLE = """
            {"type":"urn:problem-type:headroom:event-log-unavailable","title":"The event log does not acknowledge","status":503,
            "detail":"the event log has not acknowledged it within PT2S; send the events again with the same ids",
            "category":"UNAVAILABLE","requestId":"5b0cf1e2a7d94c03"}""";

    private EventExamples() {}
}
