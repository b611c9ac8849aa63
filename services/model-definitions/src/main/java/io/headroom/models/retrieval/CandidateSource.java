package io.headroom.models.retrieval;

/** One way of finding candidates. Implementations are immutable and safe for concurrent use; none blocks. */
public interface CandidateSource {

    /** The name that candidates of this source carry to the client, such as {@code co_visitation}. */
    String name();

    /** At most {@code limit} unseen items, best first; empty when the source has nothing to say for this user. */
    ScoredRows retrieve(RetrievalQuery query, int limit);
}
