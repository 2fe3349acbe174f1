package org.tidende.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * A TCP proxy that does to connections what networks do to them: delays, resets, silence, an end in the middle. It knows nothing of
 * what it carries.
 */
public final class FaultProxy implements AutoCloseable {
    private static final int CHUNK = 16 << 10;

    private final InetSocketAddress target;
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile Fault fault = new Healthy();

    /** What happens to what passes. */
    private sealed interface Fault {}

    private record Healthy() implements Fault {}

    private record Slow(Duration answers) implements Fault {}

    private record Reset() implements Fault {}

    private record Silent() implements Fault {}

    private record Cut(int requestBytes) implements Fault {}

    /** Listens on a free port of its own. @param target whom it stands before */
    public FaultProxy(URI target) {
        this.target = new InetSocketAddress(target.getHost(), target.getPort());
        try {
            server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    /** Where to connect instead of to the target. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** Each piece of an answer comes so much later. */
    public void slow(Duration answers) {
        fault = new Slow(answers);
    }

    /** All connections are reset (RST), those to come as soon as they stand. */
    public void reset() {
        fault = new Reset();
        sockets.forEach(FaultProxy::abort);
    }

    /** Half-open: connections stand, and nothing comes through in either direction. */
    public void silence() {
        fault = new Silent();
    }

    /** Each connection is reset when so many bytes of requests have passed. */
    public void cut(int requestBytes) {
        fault = new Cut(requestBytes);
    }

    /** All is well again, for new connections; what was silent is gone. */
    public void heal() {
        Fault was = fault;
        fault = new Healthy();
        if (was instanceof Silent) {
            // What was swallowed is lost: these connections can't go on.
            sockets.forEach(FaultProxy::abort);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                sockets.add(client);
                if (fault instanceof Reset) {
                    abort(client);
                } else {
                    Thread.ofVirtual().start(() -> connect(client));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket upstream = new Socket()) {
            upstream.connect(target, 1_000);
            sockets.add(upstream);
            Thread answers = Thread.ofVirtual().start(() -> pass(upstream, client, false));
            pass(client, upstream, true);
            answers.join();
            sockets.remove(upstream);
        } catch (IOException away) {
            abort(client);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sockets.remove(client);
        }
    }

    private void pass(Socket from, Socket to, boolean requests) {
        byte[] bytes = new byte[CHUNK];
        int passed = 0;
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                passed += count;
                switch (fault) {
                    case Healthy healthy -> out.write(bytes, 0, count);
                    case Slow slow -> {
                        if (!requests) {
                            LockSupport.parkNanos(slow.answers().toNanos());
                        }
                        out.write(bytes, 0, count);
                    }
                    case Silent silent -> {}
                    case Reset reset -> abort(from);
                    case Cut cut -> {
                        out.write(bytes, 0, count);
                        if (requests && passed > cut.requestBytes()) {
                            abort(from);
                            abort(to);
                        }
                    }
                }
            }
            to.shutdownOutput();
        } catch (IOException ended) {
            // One side has gone: so does the other.
            abort(from);
            abort(to);
        }
    }

    private static void abort(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (SocketException closed) {
            // It is gone already.
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        sockets.forEach(FaultProxy::abort);
    }
}
