package io.headroom.features.rows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The views that are served, by name. */
public record ViewSchemas(Map<String, ViewSchema> byView) {
    public ViewSchemas {
        byView = Map.copyOf(byView);
    }

    public static ViewSchemas of(ViewSchema... schemas) {
        return new ViewSchemas(
                List.of(schemas).stream().collect(Collectors.toMap(ViewSchema::view, Function.identity())));
    }

    public Optional<ViewSchema> find(String view) {
        return Optional.ofNullable(byView.get(view));
    }

    public List<String> views() {
        return byView.keySet().stream().sorted().toList();
    }
}
