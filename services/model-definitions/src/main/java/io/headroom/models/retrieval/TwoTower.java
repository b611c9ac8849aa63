package io.headroom.models.retrieval;

import java.util.Objects;

/** Items whose vectors lie nearest to the user's vector. Silent for users without history. Safe for concurrent use. */
public final class TwoTower implements CandidateSource {
    private final UserTower userTower;
    private final VectorIndex index;

    public TwoTower(UserTower userTower, VectorIndex index) {
        this.userTower = Objects.requireNonNull(userTower, "userTower");
        this.index = Objects.requireNonNull(index, "index");
    }

    @Override
    public String name() {
        return SourceName.TWO_TOWER;
    }

    @Override
    public ScoredRows retrieve(RetrievalQuery query, int limit) {
        if (query.isColdStart()) {
            return ScoredRows.empty();
        }
        float[] user = userTower.embed(query.historyRows(), query.historyRatings());
        return index.search(user, limit, query.seen());
    }

    public UserTower userTower() {
        return userTower;
    }

    public VectorIndex index() {
        return index;
    }
}
