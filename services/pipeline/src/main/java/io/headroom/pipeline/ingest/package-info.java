/**
 * From files to a {@link io.headroom.pipeline.dataset.Dataset}'s parts: finds the files, reads ratings and impressions with Spark and the
 * small catalogue directly, sets bad rows aside with line number and reason, and stops when they are too many.
 */
package io.headroom.pipeline.ingest;
