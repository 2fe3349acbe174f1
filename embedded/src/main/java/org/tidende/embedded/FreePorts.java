package org.tidende.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;

/**
 * Picks ports on 127.0.0.1 below the range from which the system serves outgoing connections (32768 on Linux): a port
 * from inside it may be gone again before the server binds it. The random start keeps two test JVMs apart.
 */
final class FreePorts {

    static final int LOWEST = 20_000;
    static final int HIGHEST = 32_767;

    /** The ports of a fixed installation: a test must not sit on them when an operator starts one. */
    private static final Set<Integer> FIXED = Set.of(29_092, 29_200);

    private final RandomGenerator random;
    private final IntPredicate free;
    private final Set<Integer> given = new HashSet<>();

    FreePorts(RandomGenerator random, IntPredicate free) {
        this.random = random;
        this.free = free;
    }

    /** The next free port, never one given before. */
    int next() {
        int span = HIGHEST - LOWEST + 1;
        int first = random.nextInt(span);
        for (int step = 0; step < span; step++) {
            int port = LOWEST + (first + step) % span;
            if (!FIXED.contains(port) && free.test(port) && given.add(port)) {
                return port;
            }
        }
        throw new EmbeddedException(
                "no free port between " + LOWEST + " and " + HIGHEST + " on 127.0.0.1: give fixed ones");
    }

    /** True when a server could listen at this port of 127.0.0.1 now. */
    static boolean canListen(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(loopback(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    /** 127.0.0.1 even where "localhost" means something else. */
    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
