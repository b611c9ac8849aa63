package io.headroom.ranking.scoring;

import com.google.protobuf.UnsafeByteOperations;
import io.headroom.contracts.v1.RankRequest;
import io.headroom.contracts.v1.ScoredFeatures;
import io.headroom.features.definitions.FeatureDigest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Tells whoever keeps a log what stored values a request was scored from: of the user, and of the candidates that came out best. Those of all
 * candidates would be many times the reply.
 */
public final class LoggedFeatures {
    private final ScoredFeatures.Builder told = ScoredFeatures.newBuilder();
    private final StoredFeatures features;
    private final int itemWidth;

    private LoggedFeatures(StoredFeatures features) {
        this.features = features;
        int candidates = features.itemsUpdatedAtSeconds().length;
        this.itemWidth = candidates == 0 ? 0 : features.itemValues().length / candidates;
    }

    /**
     * @param request how many candidates are wanted, and whether their values are or only the digest
     * @param features what the store said of them
     * @param probabilities of the candidates, in their order
     */
    public static ScoredFeatures of(RankRequest request, StoredFeatures features, float[] probabilities) {
        int[] most = MostProbable.of(probabilities, request.getLoggedCandidates());
        return new LoggedFeatures(features).tell(request, most);
    }

    private ScoredFeatures tell(RankRequest request, int[] candidates) {
        boolean known = features.userUpdatedAtSeconds() > 0;
        ByteBuffer user = known ? FeatureDigest.littleEndian(features.userValues()) : ByteBuffer.allocate(0);
        ByteBuffer items = rows(candidates);
        FeatureDigest digest = FeatureDigest.ofUser(features.userUpdatedAtSeconds(), user.duplicate());
        int rowBytes = itemWidth * Float.BYTES;
        for (int i = 0; i < candidates.length; i++) {
            long id = request.getCandidates().getItemIds(candidates[i]);
            long updatedAt = features.itemsUpdatedAtSeconds()[candidates[i]];
            told.addItemIds(id).addItemUpdatedAtSeconds(updatedAt);
            digest.item(id, updatedAt, items.slice(i * rowBytes, rowBytes));
        }
        if (request.getLoggedValues()) {
            // Nobody else has these buffers.
            told.setUserValues(UnsafeByteOperations.unsafeWrap(user))
                    .setItemValues(UnsafeByteOperations.unsafeWrap(items));
        }
        return told.setUserUpdatedAtSeconds(features.userUpdatedAtSeconds())
                .setDigest(digest.value())
                .build();
    }

    /** The store's columns as rows, one after the other. */
    private ByteBuffer rows(int[] candidates) {
        ByteBuffer rows =
                ByteBuffer.allocate(candidates.length * itemWidth * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        int count = features.itemsUpdatedAtSeconds().length;
        for (int candidate : candidates) {
            for (int column = 0; column < itemWidth; column++) {
                rows.putInt(Float.floatToRawIntBits(features.itemValues()[column * count + candidate]));
            }
        }
        return rows.flip();
    }
}
