package io.headroom.local.supervision;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/** Asks a service how it is. */
public final class HealthProbe {
    private HealthProbe() {}

    /** True when the address answers 200 in time. */
    public static boolean isWell(URI address, Duration timeout) {
        int millis = Math.toIntExact(timeout.toMillis());
        try {
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
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
