package io.headroom.drift.scenario.file;

import io.headroom.drift.injection.Injection;
import io.headroom.drift.injection.Injection.Kind;
import io.headroom.drift.injection.Shape;
import io.headroom.drift.injection.Shape.Form;
import io.headroom.features.definitions.FeatureViews;
import io.headroom.features.definitions.Genres;
import io.headroom.harness.experiment.file.Fields;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * What {@code inject} says.
 *
 * @param sizes in the order of the file
 */
record InjectionReader(Injection injection, List<Double> sizes, Shape shape) {
    private static final FeatureViews VIEWS = new FeatureViews(new Genres(List.of()));
    private static final int MOST_OVER = 1_000_000;
    private static final int MOST_SIZES = 10;

    static InjectionReader of(Fields file) {
        if (!file.require("inject", "a map of kind and, for most kinds, sizes")) {
            return new InjectionReader(Injection.of(Kind.NONE), List.of(0.0), Shape.ABRUPT);
        }
        Fields inject = file.map("inject").orElseThrow();
        inject.allow(List.of("kind", "sizes", "shape", "over", "view", "column"));
        inject.require("kind", "what goes wrong, such as concept or none");
        Kind kind = ScenarioReader.choice(inject, "kind", Kind.values()).orElse(Kind.NONE);
        return new InjectionReader(injection(inject, kind), sizes(inject, kind), shape(inject));
    }

    private static Injection injection(Fields inject, Kind kind) {
        boolean hasView = kind == Kind.NULLS || kind == Kind.UNIT;
        forbidUnless(inject, "view", hasView, kind);
        forbidUnless(inject, "column", kind == Kind.UNIT, kind);
        if (!hasView) {
            return Injection.of(kind);
        }
        inject.require("view", "user or item");
        String view = inject.text("view").orElse(FeatureViews.USER);
        if (!view.equals(FeatureViews.USER) && !view.equals(FeatureViews.ITEM)) {
            inject.wrong("view", "is '" + view + "', but must be user or item");
        }
        return new Injection(kind, view, kind == Kind.UNIT ? column(inject, view) : "");
    }

    private static String column(Fields inject, String view) {
        List<String> columns = view.equals(FeatureViews.ITEM) ? VIEWS.itemColumns() : VIEWS.userColumns();
        inject.require("column", "one of " + String.join(", ", columns));
        String column = inject.text("column").orElse(columns.getFirst());
        if (!columns.contains(column)) {
            inject.wrong("column", "is '" + column + "', but must be one of " + String.join(", ", columns));
        }
        return column;
    }

    private static void forbidUnless(Fields inject, String key, boolean allowed, Kind kind) {
        if (!allowed && inject.has(key)) {
            inject.wrong(key, "is stated, but an injection of kind " + kind.label() + " has none");
        }
    }

    private static List<Double> sizes(Fields inject, Kind kind) {
        forbidUnless(inject, "sizes", !kind.unit().isEmpty(), kind);
        if (kind.unit().isEmpty()) {
            return List.of(kind.least());
        }
        inject.require("sizes", "a list of numbers: " + kind.unit());
        List<Double> sizes = new ArrayList<>();
        for (Node node : inject.list("sizes")) {
            size(inject, kind, node, sizes);
        }
        int stated = inject.list("sizes").size();
        if (inject.has("sizes") && (stated == 0 || stated > MOST_SIZES)) {
            inject.wrong("sizes", "has " + stated + " sizes, but must have 1 to " + MOST_SIZES);
        }
        return sizes;
    }

    private static void size(Fields inject, Kind kind, Node node, List<Double> sizes) {
        String text = node instanceof ScalarNode scalar ? scalar.getValue() : "no number";
        double value = number(text);
        if (!(value >= kind.least() && value <= kind.most()) || value == 0) {
            inject.wrong(
                    "sizes",
                    "holds '" + text + "', but a " + kind.unit() + " must be a number from "
                            + Fields.plain(kind.least()) + " to " + Fields.plain(kind.most())
                            + (kind.least() < 0 ? " and not 0" : ""));
            return;
        }
        if (!sizes.isEmpty() && strength(kind, value) <= strength(kind, sizes.getLast())) {
            inject.wrong("sizes", "holds '" + text + "' after a stronger one, but must ascend in strength");
        }
        sizes.add(value);
    }

    private static double strength(Kind kind, double size) {
        return kind == Kind.UNIT ? Math.abs(Math.log(size)) : Math.abs(size);
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }

    private static Shape shape(Fields inject) {
        Form form = ScenarioReader.choice(inject, "shape", Form.values()).orElse(Form.ABRUPT);
        if (form != Form.ABRUPT) {
            inject.require("over", form == Form.GRADUAL ? "the requests of the rise" : "the requests of a period");
        }
        boolean isAbrupt = form == Form.ABRUPT;
        return new Shape(
                form, ScenarioReader.whole(inject, "over", isAbrupt ? 0 : 16, MOST_OVER, isAbrupt ? 0 : 1_000));
    }
}
