/** The scores for people and for programs. */
package io.headroom.drift.report;
