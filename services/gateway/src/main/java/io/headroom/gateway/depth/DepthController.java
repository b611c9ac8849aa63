package io.headroom.gateway.depth;

/**
 * Says how many candidates can be ranked in the time a call would be granted. Two things limit it: what ranking is predicted to cost, learnt
 * from the calls that were answered; and a cap, because a call that was not answered in time says only that its cost was more than that. The
 * cap falls to half of what was too much and grows with every answer that reached it. It never falls below the least depth, and of the
 * requests that are not worth a call some are ranked all the same: so it learns that ranking has recovered. Knows no clock. Thread-safe.
 */
public final class DepthController {
    private final DepthSettings settings;
    private final CostLearner learner;
    private double cap;
    private int notWorthIt;
    private long rankedCandidates;

    public DepthController(DepthSettings settings) {
        this.settings = settings;
        this.learner = new CostLearner(settings.halfLife());
        this.cap = settings.most();
    }

    /** Depth for a call that would be granted so long. Now and then more than is affordable: see the class. */
    public synchronized Depth plan(int candidates, long grantedMicros) {
        Depth affordable = affordable(candidates, grantedMicros);
        int least = Math.min(settings.least(), candidates);
        if (affordable.ranked() >= least) {
            return affordable;
        }
        learner.doubt();
        notWorthIt++;
        boolean probe = grantedMicros > 0 && notWorthIt % settings.probeOneIn() == 0;
        return affordable.with(probe ? least : 0);
    }

    /** As many of the candidates as can be expected to be ranked in the time; in 0..candidates, and never fewer with more time. */
    public synchronized Depth affordable(int candidates, long grantedMicros) {
        int inTime = grantedMicros <= 0 ? 0 : learner.cost().affordable(grantedMicros, settings.safety());
        int capped = Math.max((int) cap, settings.least());
        if (inTime >= candidates && capped >= candidates) {
            return Depth.all(candidates);
        }
        return inTime < capped
                ? new Depth(inTime, candidates, Depth.Limit.TIME)
                : new Depth(capped, candidates, Depth.Limit.LATENESS);
    }

    /** Ranking so many was answered after so long. */
    public synchronized void answered(int ranked, long spentMicros) {
        learner.observe(ranked, (double) spentMicros);
        rankedCandidates += ranked;
        if (ranked >= (int) cap) {
            cap = Math.min(settings.most(), cap * settings.growth());
        }
    }

    /** Ranking so many was not answered in the time it was granted. Calls under way together that were too much once count once. */
    public synchronized void late(int ranked) {
        cap = Math.max(Math.min(settings.least(), settings.most()), Math.min(cap, ranked / 2.0));
    }

    /** Candidates ranking has answered for so far. */
    public synchronized long rankedCandidates() {
        return rankedCandidates;
    }

    /** Predicted cost of one more candidate, in microseconds; 0 while nothing is known. */
    public synchronized double perCandidateMicros() {
        return learner.cost().perCandidateMicros();
    }

    /** Predicted cost of a call beside that of its candidates, in microseconds. */
    public synchronized double fixedMicros() {
        return learner.cost().fixedMicros();
    }

    /** Most candidates that are ranked at present, however much time there is. */
    public synchronized int cap() {
        return (int) cap;
    }
}
