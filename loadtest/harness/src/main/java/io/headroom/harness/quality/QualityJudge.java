package io.headroom.harness.quality;

import io.headroom.harness.quality.replay.ForcedRung;
import io.headroom.harness.quality.replay.HeldOutWindow;
import io.headroom.harness.quality.replay.ReplayedRequest;
import io.headroom.harness.quality.replay.RungAnswer;
import io.headroom.harness.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says whether a replay can be believed. A replay with too many answers missing, or from another bundle, prices nothing. */
final class QualityJudge {
    private static final double MOST_MISSING = 0.01;

    private final List<String> invalid = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();

    QualityJudge(HeldOutWindow window, List<ReplayedRequest> replayed, long ignoredAsOlder) {
        for (ForcedRung rung : ForcedRung.values()) {
            missing(rung, replayed);
        }
        otherBundles(window.bundleVersion(), replayed);
        if (replayed.stream().noneMatch(ReplayedRequest::isComplete)) {
            invalid.add("no request was answered on every rung");
        }
        if (ignoredAsOlder > 0) {
            invalid.add("the feature store had newer rows than the replay for " + ignoredAsOlder
                    + " writes: it did not begin with the held-out values");
        }
    }

    /** @param fullNdcg of the top rung */
    void compare(Consistency consistency, double fullNdcg) {
        if (fullNdcg == 0) {
            invalid.add("the top rung found none of the wanted items, so there is nothing to retain");
        }
        if (!consistency.holds()) {
            broken.add(String.format(
                    Locale.ROOT,
                    "training and serving disagree: NDCG@10 is %.4f live, but %.4f offline on the same requests (tolerance %.4f),"
                            + " and %.1f%% of the lists are the same",
                    consistency.liveNdcg10(),
                    consistency.offlineNdcg10(),
                    consistency.tolerance(),
                    100 * consistency.sameLists()));
        }
    }

    Verdict verdict() {
        return !invalid.isEmpty() ? Verdict.INVALID : !broken.isEmpty() ? Verdict.FAIL : Verdict.PASS;
    }

    List<String> reasons() {
        List<String> reasons = new ArrayList<>(invalid);
        reasons.addAll(broken);
        return reasons;
    }

    private void missing(ForcedRung rung, List<ReplayedRequest> replayed) {
        Map<String, Long> instead = replayed.stream()
                .map(request -> request.answers().get(rung))
                .filter(answer -> !answer.isOf(rung))
                .collect(
                        Collectors.groupingBy(answer -> answer.failure().orElse(answer.rung()), Collectors.counting()));
        long missing = instead.values().stream().mapToLong(Long::longValue).sum();
        if (missing > MOST_MISSING * replayed.size()) {
            invalid.add(missing + " of " + replayed.size() + " requests had no answer of rung " + rung + ": "
                    + instead.entrySet().stream()
                            .map(entry -> entry.getKey() + " " + entry.getValue())
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
    }

    private void otherBundles(String bundle, List<ReplayedRequest> replayed) {
        List<String> others = replayed.stream()
                .flatMap(request -> request.answers().values().stream())
                .filter(answer -> answer.failure().isEmpty() && !answer.bundle().equals(bundle))
                .map(RungAnswer::bundle)
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            invalid.add("the gateway answers from bundle " + String.join(", ", others) + ", but the window is of "
                    + bundle);
        }
    }
}
