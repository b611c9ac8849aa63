package io.headroom.harness.report;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What was done after a load and belongs into its report, such as an experiment on the same services.
 *
 * @param html whole sections of the page
 * @param json one entry of the report's {@code experiments}
 */
public record Appendix(String html, ObjectNode json) {}
