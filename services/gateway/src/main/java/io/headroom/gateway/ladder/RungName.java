package io.headroom.gateway.ladder;

import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The steps of the ladder, best first, each with the class that answers on it. This list is the ladder: metrics, the API's description and
 * what may be forced follow it.
 */
@Schema(name = "Rung", description = "Step of the degradation ladder, best first.")
public enum RungName {
    /** Every stage did its work. */
    FULL(popular -> new Full()),
    /** Ranked, but only as many candidates as the time that was left allowed. */
    SHALLOW(popular -> new Shallow()),
    /** Ranked, but a stage used features it had read before. */
    STALE_FEATURES(popular -> new StaleFeatures()),
    /** Both stages answered, but one had to do without features: in the order retrieval found them. */
    DEFAULT_FEATURES(popular -> new DefaultFeatures()),
    /** Not ranked: in the order retrieval found them. */
    RETRIEVAL_ORDER(popular -> new RetrievalOrder()),
    /** Not even retrieved: what is popular. */
    POPULAR(Popular::new);

    // The functions hold no state.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<Slate, Rung> rung;

    RungName(Function<Slate, Rung> rung) {
        this.rung = rung;
    }

    /** @param popularItems what is offered when there is nothing else */
    Rung rung(Slate popularItems) {
        return rung.apply(popularItems);
    }
}
