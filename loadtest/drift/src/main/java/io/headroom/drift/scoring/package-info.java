/** What the detectors said against what was true. */
package io.headroom.drift.scoring;
