package io.headroom.gateway.impressions;

import io.headroom.gateway.orchestration.FeatureLogging;

/**
 * Decides what ranking is asked to tell for the log. Immutable.
 *
 * @param perItem candidates for each item asked for
 * @param more and so many more
 * @param atMost but never more than these
 * @param valuesShare share of the requests whose values are wanted, in 0..1
 */
record LoggingPlan(int perItem, int more, int atMost, double valuesShare) {
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    LoggingPlan {
        if (perItem < 1 || more < 0 || atMost < 1) {
            throw new IllegalArgumentException("headroom.gateway.impressions.logged-candidates is " + perItem + ", "
                    + more + ", " + atMost + ", but per-item and at-most must be at least 1 and more at least 0");
        }
        if (!(valuesShare >= 0 && valuesShare <= 1)) {
            throw new IllegalArgumentException(
                    "headroom.gateway.impressions.values-share is " + valuesShare + ", but must lie in 0..1");
        }
    }

    static LoggingPlan of(ImpressionsConfig config) {
        ImpressionsConfig.LoggedCandidates logged = config.loggedCandidates();
        return new LoggingPlan(logged.perItem(), logged.more(), logged.atMost(), config.valuesShare());
    }

    /** The same for the same request, on every gateway. */
    FeatureLogging of(String requestId, int limit) {
        int candidates = (int) Math.min(atMost, (long) perItem * limit + more);
        return new FeatureLogging(candidates, fraction(requestId) < valuesShare);
    }

    /** In 0..1, 1 excluded: FNV-1a (Fowler, Noll, Vo), then the finalizer of SplitMix64 (Steele et al. 2014), for FNV's high bits hardly move. */
    private static double fraction(String text) {
        long hash = FNV_BASIS;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 30) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ hash >>> 27) * 0x94d049bb133111ebL;
        return ((hash ^ hash >>> 31) >>> 11) * 0x1p-53;
    }
}
