package io.headroom.local.service;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds out before anything starts whether the ports of the services are free. */
public final class PortCheck {
    /** To this machine a connection is made or refused at once; the limit is for a listener whose queue is full. */
    private static final int CONNECT_LIMIT_MILLIS = 500;

    private PortCheck() {}

    /** One line for each port that is taken or asked for twice, naming the port and who wanted it; empty when all are free. */
    public static List<String> complaints(List<ServiceSpec> specs) {
        List<String> complaints = new ArrayList<>();
        Map<Integer, String> wanted = new HashMap<>();
        for (ServiceSpec spec : specs) {
            for (NamedPort port : spec.ports()) {
                String user = spec.name() + " " + port.role();
                String other = wanted.putIfAbsent(port.number(), user);
                if (other != null) {
                    complaints.add("port " + port.number() + " is asked for twice (" + other + ", " + user + ")");
                } else if (!isFree(port.number())) {
                    complaints.add("port " + port.number() + " (" + user + ") is in use");
                }
            }
        }
        return complaints;
    }

    /** A listener on all addresses does not stop a bind to one address everywhere, so connecting is tried as well. */
    private static boolean isFree(int port) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(loopback, port));
        } catch (IOException taken) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback, port), CONNECT_LIMIT_MILLIS);
            // Connecting to a free port from that very port reaches oneself.
            return socket.getLocalPort() == port;
        } catch (IOException refused) {
            return true;
        }
    }
}
