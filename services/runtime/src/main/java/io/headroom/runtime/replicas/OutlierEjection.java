package io.headroom.runtime.replicas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Decides which replicas of one peer take calls, from how their latest calls ended. A replica is left out when it fails often and the others
 * clearly less; when all fail alike, all keep their calls, for moving the load onto fewer would only make it worse. What counts is the number
 * of calls and not their rate, so that it works at one request a second and with two replicas. Thread-safe.
 */
final class OutlierEjection {
    private static final System.Logger LOG = System.getLogger(OutlierEjection.class.getName());

    private enum Phase {
        IN,
        OUT,
        /** One call is under way that decides. */
        TRIAL
    }

    private final EjectionSettings settings;
    private final LongSupplier nanoTime;
    private final EjectionEvents events;
    private final List<Member> members = new ArrayList<>();

    /** @param nanoTime a monotonic clock */
    OutlierEjection(EjectionSettings settings, LongSupplier nanoTime, EjectionEvents events) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.events = events;
    }

    synchronized Member join(String name) {
        Member member = new Member(name);
        members.add(member);
        return member;
    }

    private boolean mayEjectOneMore() {
        long out = members.stream().filter(member -> member.phase != Phase.IN).count();
        return out + 1 <= (long) (members.size() * settings.mostEjected());
    }

    /** Whether the failing share of the others, taken together, is at most half of this one's. */
    private boolean othersFailClearlyLess(Member member) {
        long calls = 0;
        long failures = 0;
        for (Member other : members) {
            if (other != member && other.phase == Phase.IN) {
                calls += other.calls;
                failures += other.failures;
            }
        }
        return 2 * failures * member.calls <= (long) member.failures * calls;
    }

    /** One replica and the outcomes of its latest calls. */
    final class Member {
        private final String name;
        private final boolean[] failed = new boolean[settings.window()];
        private int next;
        private int calls;
        private int failures;
        private volatile Phase phase = Phase.IN;
        private long outUntil;

        private Member(String name) {
            this.name = name;
        }

        /** Whether the call that asks may go there. Of a replica whose time is over one call may, and its outcome decides. */
        boolean admits() {
            return phase == Phase.IN || admitsTrial();
        }

        /** The replica answered; also a refusal is an answer, for it says that the replica is there. */
        void answered() {
            record(false);
        }

        /** The replica did not answer, not in time, or with a fault of its own. */
        void failed() {
            record(true);
        }

        /** The call ended for a reason that says nothing of the replica, such as a caller that gave up. */
        void inconclusive() {
            synchronized (OutlierEjection.this) {
                if (phase == Phase.TRIAL) {
                    phase = Phase.OUT;
                    outUntil = nanoTime.getAsLong();
                }
            }
        }

        void leave() {
            synchronized (OutlierEjection.this) {
                members.remove(this);
            }
        }

        private boolean admitsTrial() {
            synchronized (OutlierEjection.this) {
                long now = nanoTime.getAsLong();
                // Also a trial that never reports back is over some time.
                if (phase != Phase.IN && now - outUntil >= 0) {
                    phase = Phase.TRIAL;
                    outUntil = now + settings.ejectFor().toNanos();
                    return true;
                }
                return phase == Phase.IN;
            }
        }

        private void record(boolean failure) {
            synchronized (OutlierEjection.this) {
                switch (phase) {
                    case IN -> count(failure);
                    case TRIAL -> decide(failure);
                    case OUT -> {
                        // A call from before: what it says is known already.
                    }
                }
            }
        }

        private void count(boolean failure) {
            if (calls == failed.length) {
                failures -= failed[next] ? 1 : 0;
            } else {
                calls++;
            }
            failed[next] = failure;
            failures += failure ? 1 : 0;
            next = (next + 1) % failed.length;
            if (failure && failures >= settings.failures() && mayEjectOneMore() && othersFailClearlyLess(this)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        name + " gets no calls for now: " + failures + " of the last " + calls + " failed");
                eject();
            }
        }

        private void decide(boolean failure) {
            if (failure) {
                eject();
                return;
            }
            LOG.log(System.Logger.Level.INFO, name + " gets calls again");
            phase = Phase.IN;
            calls = 0;
            failures = 0;
            next = 0;
        }

        private void eject() {
            phase = Phase.OUT;
            outUntil = nanoTime.getAsLong() + settings.ejectFor().toNanos();
            events.ejected();
        }
    }
}
