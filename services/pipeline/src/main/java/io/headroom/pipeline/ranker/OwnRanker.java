package io.headroom.pipeline.ranker;

import ai.djl.Device;
import io.headroom.models.ranking.ContractReader;
import io.headroom.models.ranking.ModelOpener;
import io.headroom.models.ranking.RankerContract;
import io.headroom.models.ranking.RankingModelException;
import io.headroom.pipeline.PipelineException;
import java.nio.file.Path;
import java.util.List;

/**
 * A ranking model that a user brings.
 *
 * @param archive TorchScript archive
 * @param contract what it takes and gives
 */
public record OwnRanker(Path archive, RankerContract contract) {
    /**
     * Reads the contract and proves the archive against it, the way serving does.
     *
     * @param denseColumns the columns there are to choose from
     * @throws PipelineException when a file cannot be read or the model is not what its contract says
     */
    public static OwnRanker read(Path archive, Path contract, List<String> denseColumns) {
        try {
            RankerContract described = new ContractReader(denseColumns).read(contract);
            ModelOpener.open(archive, described, Device.cpu()).close();
            return new OwnRanker(archive, described);
        } catch (RankingModelException e) {
            throw new PipelineException(e.getMessage(), e);
        }
    }
}
