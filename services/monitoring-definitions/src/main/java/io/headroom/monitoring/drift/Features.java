package io.headroom.monitoring.drift;

import io.headroom.monitoring.MonitorSettings;
import io.headroom.monitoring.log.ScoredFeatures;
import io.headroom.monitoring.reference.Reference;
import io.headroom.monitoring.windows.SampledAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;

/** All features that are watched, made from a reference, and how an answer's values find them. */
final class Features {

    private static final String DEVICE = "device";

    private final EntityFeatures user;
    private final EntityFeatures item;
    private final CategoricalFeature source;
    private final CategoricalFeature device;
    private final Optional<CategoricalFeature> genre;
    private final Optional<LongFunction<String>> genreOf;
    private final List<WatchedFeature> all = new ArrayList<>();

    Features(MonitorSettings.Drift settings, Reference reference) {
        user = EntityFeatures.of(
                "user", reference.userColumns(), reference.user(), reference.userUpdatedSeconds(), settings);
        item = EntityFeatures.of(
                "item", reference.itemColumns(), reference.item(), reference.itemUpdatedSeconds(), settings);
        source = category("item.source", reference.categories().get(Reference.SOURCE), settings);
        genreOf = reference.genreOf();
        genre = genreOf.map(
                known -> category("item.genre", reference.categories().get(Reference.GENRE), settings));
        device = category("context." + DEVICE, null, settings);
        all.addAll(user.all());
        all.addAll(item.all());
        all.add(source);
        genre.ifPresent(all::add);
        all.add(device);
    }

    /** Without counts in the reference the first observations become it. */
    private static CategoricalFeature category(String name, Map<String, Long> counts, MonitorSettings.Drift settings) {
        return counts == null || counts.isEmpty()
                ? CategoricalFeature.learning(name, settings.learningRequests(), settings.categories())
                : CategoricalFeature.of(name, counts, settings.categories());
    }

    /** In a fixed order. */
    List<WatchedFeature> all() {
        return all;
    }

    /** @param answer with feature values */
    void observe(SampledAnswer answer) {
        ScoredFeatures values = answer.features().orElseThrow();
        user.observe(values.userValues(), 0, values.userUpdatedAtSeconds());
        item.observe(values.itemValues(), answer.row(), values.itemUpdatedAtSeconds()[answer.row()]);
        source.observe(answer.item().sources().stream().findFirst().orElse(""));
        device.observe(answer.impression().context().getOrDefault(DEVICE, ""));
        genre.ifPresent(watched ->
                watched.observe(genreOf.orElseThrow().apply(answer.item().itemId())));
    }
}
