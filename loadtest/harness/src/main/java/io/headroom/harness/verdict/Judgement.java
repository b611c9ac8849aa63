package io.headroom.harness.verdict;

import java.util.List;

/**
 * The verdict, why, and every check behind it.
 *
 * @param reasons one line each, the ones that decide first; empty for PASS
 */
public record Judgement(Verdict verdict, List<String> reasons, List<Check> checks) {
    public Judgement {
        reasons = List.copyOf(reasons);
        checks = List.copyOf(checks);
    }
}
