package io.headroom.chart.rules;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.headroom.chart.rendering.Rendered;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Nothing secret stands where everybody may read it: in a variable's value, a container's arguments or a ConfigMap. */
final class SecretRule implements Rule {
    private static final Pattern SECRET_NAME = Pattern.compile("(TOKEN|PASSWORD|SECRET|CREDENTIAL|API_?KEY)");
    private static final Pattern PLACE_NAME = Pattern.compile("(_FILE|_PATH|_DIRECTORY)$");
    private static final Pattern ADDRESS_WITH_PASSWORD = Pattern.compile("://[^/@\\s]*:[^/@\\s]+@");

    @Override
    public Stream<String> breaches(Rendered rendered) {
        Stream<String> pods = rendered.pods().stream().flatMap(of -> Rendered.containers(of)
                .flatMap(container -> Stream.concat(
                        container.getEnv().stream()
                                .filter(SecretRule::tells)
                                .map(variable -> of.name() + " tells a secret in " + variable.getName()),
                        container.getArgs().stream()
                                .filter(argument ->
                                        ADDRESS_WITH_PASSWORD.matcher(argument).find())
                                .map(argument -> of.name() + " tells a password in its arguments"))));
        Stream<String> maps = rendered.all(ConfigMap.class).stream()
                .filter(map -> data(map).entrySet().stream().anyMatch(SecretRule::tells))
                .map(map -> IdentityRule.name(map) + " tells a secret");
        return Stream.concat(pods, maps);
    }

    private static boolean tells(EnvVar variable) {
        return variable.getValue() != null && tells(Map.entry(variable.getName(), variable.getValue()));
    }

    private static boolean tells(Map.Entry<String, String> entry) {
        String name = entry.getKey().toUpperCase(Locale.ROOT);
        boolean named =
                SECRET_NAME.matcher(name).find() && !PLACE_NAME.matcher(name).find();
        return named || ADDRESS_WITH_PASSWORD.matcher(entry.getValue()).find();
    }

    private static Map<String, String> data(ConfigMap map) {
        return map.getData() == null ? Map.of() : map.getData();
    }
}
