package io.headroom.pipeline.monitoring;

import java.util.List;

/**
 * What requests at the end of the data look like.
 *
 * @param asOfSeconds the moment of the requests
 * @param rows one a request, in the order drawn
 */
public record Reference(long asOfSeconds, List<ReferenceRow> rows) {}
