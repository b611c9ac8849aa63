package io.headroom.pipeline.ranker;

import io.headroom.features.definitions.SourceNames;
import io.headroom.pipeline.dataset.Probes;
import java.util.Arrays;
import java.util.List;

/** Turns groups into columns. */
final class ExampleColumns {
    private ExampleColumns() {}

    static Examples of(List<ExampleGroup> groups) {
        int rows = groups.stream().mapToInt(ExampleGroup::size).sum();
        Probes probes = new Probes(
                new long[rows],
                new long[rows],
                new int[rows],
                new long[rows],
                new float[rows],
                new float[SourceNames.ALL.size()][rows]);
        Examples examples =
                new Examples(probes, starts(groups), new boolean[groups.size()], new int[rows], new float[rows]);
        for (int g = 0; g < groups.size(); g++) {
            copy(groups.get(g), g, examples);
        }
        return examples;
    }

    private static int[] starts(List<ExampleGroup> groups) {
        int[] starts = new int[groups.size() + 1];
        for (int g = 0; g < groups.size(); g++) {
            starts[g + 1] = starts[g] + groups.get(g).size();
        }
        return starts;
    }

    private static void copy(ExampleGroup group, int place, Examples to) {
        int start = to.starts()[place];
        int size = group.size();
        Probes probes = to.probes();
        to.shown()[place] = group.shown();
        Arrays.fill(probes.requestIds(), start, start + size, place);
        Arrays.fill(probes.userIds(), start, start + size, group.userId());
        Arrays.fill(probes.timeSeconds(), start, start + size, group.timeSeconds());
        System.arraycopy(group.rows(), 0, probes.itemRows(), start, size);
        System.arraycopy(group.labels(), 0, probes.labels(), start, size);
        System.arraycopy(group.positions(), 0, to.positions(), start, size);
        System.arraycopy(group.weights(), 0, to.weights(), start, size);
        for (int source = 0; source < probes.sourceScores().length; source++) {
            System.arraycopy(group.sourceScores()[source], 0, probes.sourceScores()[source], start, size);
        }
    }
}
