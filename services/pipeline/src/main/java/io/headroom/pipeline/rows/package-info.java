/**
 * Point-in-time features: what a request at time t may know is what happened strictly before t. {@link io.headroom.pipeline.rows.Timeline}
 * sweeps all events in memory, {@link io.headroom.pipeline.rows.PointInTimeRows} replays them in Spark; both run the aggregators of
 * {@code feature-definitions} and agree bit for bit.
 */
package io.headroom.pipeline.rows;
