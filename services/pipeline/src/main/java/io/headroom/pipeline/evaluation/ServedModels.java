package io.headroom.pipeline.evaluation;

import io.headroom.models.calibration.Calibration;
import io.headroom.models.ranking.TorchRanker;
import io.headroom.models.rerank.Reranker;
import io.headroom.models.retrieval.RetrievalModels;

/** The models of a bundle, as the services load them. */
public record ServedModels(RetrievalModels retrieval, TorchRanker ranker, Calibration calibration, Reranker reranker) {}
