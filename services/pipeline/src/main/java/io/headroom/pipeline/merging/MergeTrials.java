package io.headroom.pipeline.merging;

import io.headroom.models.retrieval.CandidateMerger;
import io.headroom.models.retrieval.CandidateSource;
import io.headroom.models.retrieval.MergeSettings;
import io.headroom.models.retrieval.MergeSettings.SourceShare;
import io.headroom.pipeline.replay.Request;
import io.headroom.pipeline.replay.Timelines;
import java.util.List;
import java.util.stream.IntStream;

/** Requests whose right answer is known, with the sources asked once: trying other weights then costs no retrieval. Immutable. */
final class MergeTrials {
    private final List<String> sources;
    private final List<JudgedLists> requests;
    private final int candidates;

    MergeTrials(List<String> sources, List<JudgedLists> requests, int candidates) {
        this.sources = sources;
        this.requests = requests;
        this.candidates = candidates;
    }

    static MergeTrials of(CandidateMerger merger, Timelines timelines, List<Request> requests, int candidates) {
        List<JudgedLists> judged = requests.stream()
                .map(request -> judged(merger, timelines, request))
                .toList();
        return new MergeTrials(
                merger.sources().stream().map(CandidateSource::name).toList(), judged, candidates);
    }

    private static JudgedLists judged(CandidateMerger merger, Timelines timelines, Request request) {
        var query = timelines.before(request.userId(), request.timeSeconds());
        return JudgedLists.of(
                IntStream.range(0, merger.sources().size())
                        .mapToObj(source -> merger.retrieve(source, query))
                        .toList(),
                request.itemRow());
    }

    /** How good the merged lists would be. List lengths must be those the sources were asked for. */
    MergeQuality quality(MergeSettings settings) {
        float[][] parts =
                sources.stream().map(source -> parts(settings, source)).toArray(float[][]::new);
        PlaceTally tally = new PlaceTally(candidates);
        requests.forEach(request -> tally.add(request.place(parts)));
        return tally.quality();
    }

    private static float[] parts(MergeSettings settings, String source) {
        SourceShare share = settings.shareOf(source);
        float[] parts = new float[share.limit()];
        for (int rank = 0; rank < parts.length; rank++) {
            parts[rank] = settings.part(share, rank);
        }
        return parts;
    }
}
