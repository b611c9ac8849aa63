package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.headroom.chart.rendering.Rendered;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Nobody has a token for the API server except who kills pods with it and who finds pods with it, and those because their
 * pod says so, not their account; and every pod has an account that is rendered.
 */
final class TokenRule implements Rule {
    private static final Set<String> MAY = Set.of("chaos", "prometheus");

    @Override
    public Stream<String> breaches(Rendered rendered) {
        Set<String> accounts = Set.copyOf(rendered.all(ServiceAccount.class).stream()
                .map(account -> account.getMetadata().getName())
                .toList());
        Stream<String> pods = rendered.pods().stream().flatMap(of -> {
            var spec = of.template().getSpec();
            boolean mounts = spec.getVolumes().stream().anyMatch(TokenRule::isToken);
            boolean has = mounts || !Boolean.FALSE.equals(spec.getAutomountServiceAccountToken());
            if (has && !MAY.contains(of.component())) {
                return Stream.of(of.name() + " has a token");
            }
            return spec.getServiceAccountName() != null && accounts.contains(spec.getServiceAccountName())
                    ? Stream.empty()
                    : Stream.of(of.name() + " has no account of its own: " + spec.getServiceAccountName());
        });
        Stream<String> unmarked = rendered.all(ServiceAccount.class).stream()
                .filter(account -> !Boolean.FALSE.equals(account.getAutomountServiceAccountToken()))
                .filter(account ->
                        !MAY.contains(account.getMetadata().getLabels().get(Rendered.COMPONENT)))
                .map(account -> IdentityRule.name(account) + " hands out tokens");
        return Stream.concat(pods, unmarked);
    }

    private static boolean isToken(Volume volume) {
        return volume.getProjected() != null
                && volume.getProjected().getSources().stream().anyMatch(it -> it.getServiceAccountToken() != null);
    }
}
