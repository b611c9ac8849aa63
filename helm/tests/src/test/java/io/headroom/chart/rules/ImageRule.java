package io.headroom.chart.rules;

import io.headroom.chart.rendering.Rendered;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every image is pinned: by a digest, or by a tag that says a version. */
final class ImageRule implements Rule {
    private static final Pattern PINNED =
            Pattern.compile("[a-z0-9][a-z0-9./:_-]*(@sha256:[0-9a-f]{64}|:v?[0-9][A-Za-z0-9._-]*)");

    @Override
    public Stream<String> breaches(Rendered rendered) {
        return rendered.pods().stream().flatMap(pods -> Rendered.containers(pods)
                .filter(container -> container.getImage() == null
                        || !PINNED.matcher(container.getImage()).matches())
                .map(container -> pods.name() + " does not pin its image: " + container.getImage()));
    }
}
