/** The reference figures of the detectors, measured again. */
package io.headroom.drift.figures;
