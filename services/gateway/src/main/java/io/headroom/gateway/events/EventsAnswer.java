package io.headroom.gateway.events;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of a batch: all of it is in the log.
 *
 * @param accepted events that were new
 * @param repeated events whose ids were there before, in this batch or an earlier one
 */
@Schema(
        name = "EventsAccepted",
        requiredProperties = {"accepted", "repeated"})
public record EventsAnswer(
        @Schema(description = "Events that were new; the log has acknowledged every one of them.")
        int accepted,

        @Schema(
                description =
                        "Events whose ids were there before, in this batch or a recent one; they were not written again.")
        int repeated) {}
