package io.headroom.local.supervision;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/** Asks a service whether it may receive work. */
public final class ReadinessProbe {
    private static final int LIMIT_MILLIS = (int) Duration.ofSeconds(1).toMillis();

    private ReadinessProbe() {}

    /** True when the address answers 200 within a second. */
    public static boolean isReady(URI address) {
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException notAnswering) {
            return false;
        }
    }
}
