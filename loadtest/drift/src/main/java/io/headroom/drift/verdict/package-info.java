/** What the detectors must reach, and whether they do. */
package io.headroom.drift.verdict;
