package io.headroom.harness.experiment.file;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** The first step of reading a file: from text to YAML nodes that know their lines. */
public final class YamlRoot {
    private YamlRoot() {}

    /**
     * Empty, and a problem noted, when the text is no YAML or has nothing in it.
     *
     * @param needs what such a file must state
     */
    public static Optional<Node> compose(String yaml, Problems problems, String needs) {
        try {
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (root == null) {
                problems.add(1, "the file is empty; it needs " + needs);
            }
            return Optional.ofNullable(root);
        } catch (MarkedYAMLException e) {
            problems.add(
                    e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1, "no YAML: " + e.getProblem());
            return Optional.empty();
        } catch (YAMLException e) {
            // What is no text, too deep or too long has no place in it that could be named.
            problems.add(1, "no YAML: " + e.getMessage().lines().findFirst().orElse("it cannot be read"));
            return Optional.empty();
        }
    }
}
