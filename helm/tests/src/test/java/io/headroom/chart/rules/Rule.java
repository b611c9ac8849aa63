package io.headroom.chart.rules;

import io.headroom.chart.rendering.Rendered;
import java.util.List;
import java.util.stream.Stream;

/** Something that must be so of whatever the chart renders. */
@FunctionalInterface
public interface Rule {
    /** What breaks it, each naming the object; empty when all is well. */
    Stream<String> breaches(Rendered rendered);

    /** All of them, by name. */
    static List<Named> all() {
        return List.of(
                new Named("identity", new IdentityRule()),
                new Named("selectors", new SelectorRule()),
                new Named("ports", new PortRule()),
                new Named("probes", new ProbeRule()),
                new Named("resources", new ResourceRule()),
                new Named("secrets", new SecretRule()),
                new Named("restricted", new RestrictedRule()),
                new Named("images", new ImageRule()),
                new Named("tokens", new TokenRule()),
                new Named("volumes", new VolumeRule()),
                new Named("termination", new TerminationRule()),
                new Named("configuration", new ConfigurationRule()));
    }

    /** A rule and what it is called in a failure. */
    record Named(String name, Rule rule) {}
}
