package io.headroom.harness.experiment;

import java.util.Optional;

/**
 * What a service is asked to do to its calls.
 *
 * @param kind delay, error, drop or corrupt
 * @param share of calls, 0 to 1
 * @param caller whose calls; empty for everybody's
 * @param delay for kind delay
 * @param status for kind error: a gRPC status name, or an HTTP status at the gateway
 */
public record CallFault(
        String kind, double share, Optional<String> caller, Optional<Delay> delay, Optional<String> status) {}
