package io.headroom.cluster.access;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.rbac.PolicyRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rights this driver needs, from the one file ({@code helm/headroom/files/experiments/rights.yaml}) that the chart makes its Roles of
 * too. They hold in the release's namespace alone.
 *
 * @param everywhere wherever the driver runs
 * @param outside what it needs besides when it does not run in the cluster
 */
public record Rights(List<PolicyRule> everywhere, List<PolicyRule> outside) {
    private static final String FILE = "rights.yaml";
    private static final ObjectMapper YAML = new YAMLMapper();

    public Rights {
        everywhere = List.copyOf(everywhere);
        outside = List.copyOf(outside);
    }

    /** Those of this build. */
    public static Rights stated() {
        try (InputStream in = Rights.class.getResourceAsStream(FILE)) {
            Map<String, List<PolicyRule>> parts = YAML.readValue(in, new TypeReference<>() {});
            return new Rights(parts.get("everywhere"), parts.get("outside"));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE + " of this build", e);
        }
    }

    /** Whether a request is among them. */
    public boolean cover(boolean fromOutside, String verb, String apiGroup, String resource) {
        return (fromOutside ? Stream.concat(everywhere.stream(), outside.stream()) : everywhere.stream())
                .anyMatch(rule -> rule.getApiGroups().contains(apiGroup)
                        && rule.getResources().contains(resource)
                        && rule.getVerbs().contains(verb));
    }
}
